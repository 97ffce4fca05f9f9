package dev.snapforge.release.engine;

import dev.snapforge.core.Digest;
import java.time.Instant;
import java.util.List;

/**
 * A version of a name that has a snapshot for an engine.
 *
 * @param sequence of the version
 * @param snapshot digest of the container
 * @param usable whether neither the snapshot nor the key that signed it or its release was revoked
 * @param newest whether the name has no later version
 * @param channels that point to the version, in the order of their names
 * @param releasedAt when the version got the engine
 */
public record EngineRelease(
        String name,
        String version,
        long sequence,
        Digest snapshot,
        boolean usable,
        boolean newest,
        List<String> channels,
        Instant releasedAt) {

    public EngineRelease {
        channels = List.copyOf(channels);
    }

    /** Its place in the list. */
    public EngineReleasePlace place() {
        return new EngineReleasePlace(name, sequence);
    }
}
