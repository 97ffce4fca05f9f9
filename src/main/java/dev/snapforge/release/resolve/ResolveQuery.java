package dev.snapforge.release.resolve;

import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime asks for.
 *
 * @param channel the channel, or null where the version is given
 * @param version the version, or null where the channel is given
 * @param platform what it runs on
 * @param engine its engine, or null where only V8's version is known
 * @param v8Version its V8, or null where the engine says enough
 */
public record ResolveQuery(
        String name,
        @Nullable String channel,
        @Nullable String version,
        Platform platform,
        @Nullable EngineId engine,
        @Nullable String v8Version) {

    /** For people: what would have fitted. */
    String wanted() {
        return platform + (engine == null ? "" : "/" + engine) + (v8Version == null ? "" : " with V8 " + v8Version);
    }
}
