package dev.snapforge.release.resolve;

import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime asks for.
 *
 * @param channel the channel, or null if the version is given
 * @param version the version, or null if the channel is given
 * @param platform what it runs on
 * @param engine its engine, or null if only V8's version is known
 * @param v8Version its V8, or null if the engine says enough
 * @param requires what the snapshot must offer, in the words of {@link dev.snapforge.core.Capability}; usually nothing
 */
public record ResolveQuery(
        String name,
        @Nullable String channel,
        @Nullable String version,
        Platform platform,
        @Nullable EngineId engine,
        @Nullable String v8Version,
        List<String> requires) {

    /** Copies the list. */
    public ResolveQuery {
        requires = List.copyOf(requires);
    }

    /** For people: what would have fitted. */
    String wanted() {
        return platform
                + (engine == null ? "" : "/" + engine)
                + (v8Version == null ? "" : " with V8 " + v8Version)
                + (requires.isEmpty() ? "" : " that has " + String.join(", ", requires));
    }
}
