package dev.snapforge.client;

/** What is known of the native library that runs a snapshot: V8's version alone does not say which build of V8 it is. */
public enum LibraryCheck {
    /** Its digest is the one that the snapshot's signed metadata name. */
    COMPARED,
    /**
     * Nobody can say which file the library was loaded from, or the file is gone or cannot be read: versions were compared, and nothing
     * else.
     */
    UNKNOWN
}
