package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.snapforge.release.Resolved;
import dev.snapforge.snapshot.web.DsseEnvelope;
import dev.snapforge.snapshot.web.SnapshotView;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a runtime. */
@Schema(
        name = "ResolvedSnapshot",
        description = "The snapshot to load, as `GET /snapshots/{digest}` describes it, and the statements that say so")
record ResolvedView(
        @Schema(description = "The name asked for", example = "greeting")
        String name,

        @Schema(description = "The version", example = "1.0.0")
        String version,

        @Schema(description = "The version's place in the order of releases", example = "1")
        long sequence,

        @Schema(description = "The channel asked for; null where it was a version", example = "stable") @Nullable
        String channel,

        @Schema(description = "The channel's revision; null where a version was asked for", example = "3") @Nullable
        Long revision,

        @Schema(description = "Where the rest is") Links links,

        @Schema(description = "The signed release statement", implementation = DsseEnvelope.class) @JsonRawValue
        String release,

        @Schema(
                description = "The signed channel statement; null where a version was asked for",
                implementation = DsseEnvelope.class)
        @JsonRawValue
        @Nullable
        String channelStatement,

        @JsonUnwrapped SnapshotView snapshot) {

    @Schema(
            name = "SnapshotLinks",
            description = "References relative to the service's origin; each begins with a slash")
    record Links(
            @Schema(description = "What is known about the snapshot")
            String self,

            @Schema(description = "The V8 startup data alone")
            String blob,

            @Schema(description = "The file that was signed")
            String container,

            @Schema(description = "64 bytes over the container")
            String signature,

            @Schema(description = "How it came to be") String attestation) {}

    static ResolvedView of(Resolved resolved, SnapshotView snapshot) {
        String self = "/api/v1/snapshots/" + resolved.snapshot();
        return new ResolvedView(
                resolved.name(),
                resolved.version(),
                resolved.sequence(),
                resolved.channel(),
                resolved.revision(),
                new Links(self, self + "/blob", self + "/container", self + "/signature", self + "/attestation"),
                resolved.statement(),
                resolved.channelStatement(),
                snapshot);
    }
}
