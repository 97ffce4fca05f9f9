package dev.snapforge.client;

/** Where what a runtime starts from has come from. */
public enum ResolutionSource {
    /** The service named the snapshot just now, and everything about it was verified. */
    FRESH,
    /** The last good snapshot, from the cache, verified again: the service gave no answer, or none that can be trusted. */
    CACHED,
    /** No snapshot: nothing verifies, or the service says that there is none. Start from the source. */
    PLAIN
}
