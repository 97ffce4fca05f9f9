package dev.snapforge.signing;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.EngineId;
import dev.snapforge.kernel.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What the runtime at hand is, and which snapshot it asked for.
 *
 * @param digest the container's digest, or null where any container will do
 * @param platform the platform the process runs on
 * @param engine the engine's build, or null where the version of V8 is enough
 * @param v8Version the version of V8 that was loaded, as it names itself
 */
public record Expectation(
        @Nullable Digest digest,
        Platform platform,
        @Nullable EngineId engine,
        String v8Version) {

    /** The same runtime, asking for this snapshot. */
    public Expectation withDigest(Digest wanted) {
        return new Expectation(wanted, platform, engine, v8Version);
    }
}
