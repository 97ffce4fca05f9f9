package dev.snapforge.client;

/** Where what a runtime starts from has come from. */
public enum ResolutionSource {
    /** The service named the snapshot just now, and everything about it was verified. */
    FRESH,
    /** The service named the snapshot within the client's max-age, and that was verified then: nobody was asked now. */
    RECENT,
    /** The last good snapshot, from the cache, verified again: the service gave no answer, or none that can be trusted. */
    CACHED,
    /** No snapshot: nothing verifies, or the service says that there is none. Start from the source. */
    PLAIN
}
