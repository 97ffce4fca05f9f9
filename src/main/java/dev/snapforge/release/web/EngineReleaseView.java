package dev.snapforge.release.web;

import dev.snapforge.release.engine.EngineRelease;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What stands on an engine, as clients see it. */
@Schema(name = "EngineRelease", description = "A version of a name that has a snapshot for the engine")
record EngineReleaseView(
        @Schema(description = "The name", example = "greeting")
        String name,

        @Schema(description = "The version", example = "1.0.0")
        String version,

        @Schema(description = "The version's place in the order of releases", example = "1")
        long sequence,

        @Schema(description = "Digest of the container") String snapshot,

        @Schema(description = "False once the snapshot, or a key that signed it, was revoked", example = "true")
        boolean usable,

        @Schema(description = "Whether it is the name's newest version", example = "true")
        boolean newest,

        @Schema(description = "The channels that point to the version, sorted by name", example = "[\"latest\"]")
        List<String> channels,

        @Schema(description = "When the version got the engine")
        Instant releasedAt) {

    static EngineReleaseView of(EngineRelease it) {
        return new EngineReleaseView(
                it.name(),
                it.version(),
                it.sequence(),
                it.snapshot().toString(),
                it.usable(),
                it.newest(),
                it.channels(),
                it.releasedAt());
    }
}
