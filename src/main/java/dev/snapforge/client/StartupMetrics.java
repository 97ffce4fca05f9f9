package dev.snapforge.client;

import java.time.Duration;

/**
 * What the last start through a client took, for logs and metrics.
 *
 * @param origin where the snapshot came from; all but {@link SnapshotOrigin#SERVICE} are hits of the cache
 * @param library whether the native library's digest was compared with the one in the snapshot's metadata
 * @param libraryLoading how long this process took to load Javet's library, in parallel with the rest
 * @param loadAndVerify from asking for the snapshot until it was verified, waiting for the library included; zero if nothing was asked
 *     for since the start before
 * @param runtimeCreation making the runtime from it
 * @param firstExecution what {@link #withFirstExecution} said; zero until then
 */
public record StartupMetrics(
        SnapshotOrigin origin,
        LibraryCheck library,
        Duration libraryLoading,
        Duration loadAndVerify,
        Duration runtimeCreation,
        Duration firstExecution) {

    /** From asking for the snapshot until a runtime was there, and the first execution, if it was measured. */
    public Duration total() {
        return loadAndVerify.plus(runtimeCreation).plus(firstExecution);
    }

    /** Whether the service did not have to send the snapshot. */
    public boolean cacheHit() {
        return origin != SnapshotOrigin.SERVICE;
    }

    /** The same start, with what its user has measured of its first execution. */
    public StartupMetrics withFirstExecution(Duration measured) {
        return new StartupMetrics(origin, library, libraryLoading, loadAndVerify, runtimeCreation, measured);
    }
}
