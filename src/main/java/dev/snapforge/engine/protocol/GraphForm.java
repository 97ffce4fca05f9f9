package dev.snapforge.engine.protocol;

/** In which form a runtime's object graph is described, or that it is not. */
public enum GraphForm {
    /** Not at all. */
    NONE,
    /** As a digest with the number of objects: runtimes that hold the same have the same. It ends in a word if not all was looked at. */
    DIGEST,
    /** As lines, of which there are at most 200,000: see {@code graph.js}. */
    LINES
}
