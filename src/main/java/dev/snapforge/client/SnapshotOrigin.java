package dev.snapforge.client;

/** Where a verified snapshot came from, and how much had to be verified for it. */
public enum SnapshotOrigin {
    /** This process had it already. */
    MEMORY,
    /** From the cache; this machine had verified it before, and nobody has touched it since. */
    VERIFIED_BEFORE,
    /** From the cache, verified in full. */
    CACHE,
    /** From the service, verified in full. */
    SERVICE
}
