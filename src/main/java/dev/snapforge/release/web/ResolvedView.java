package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.snapforge.release.resolve.ReleaseWarning;
import dev.snapforge.release.resolve.ResolvedRelease;
import dev.snapforge.snapshot.web.DsseEnvelope;
import dev.snapforge.snapshot.web.SnapshotView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a runtime. */
@Schema(
        name = "ResolvedSnapshot",
        description =
                "The snapshot to load, as `GET /snapshots/{digest}` describes it, and the signed statements for it")
record ResolvedView(
        @Schema(description = "The requested name", example = "greeting")
        String name,

        @Schema(description = "The version", example = "1.0.0")
        String version,

        @Schema(description = "The version's place in the order of releases", example = "1")
        long sequence,

        @Schema(description = "The requested channel; null if a version was requested", example = "stable") @Nullable
        String channel,

        @Schema(description = "The channel's revision; null if a version was requested", example = "3") @Nullable
        Long revision,

        @Schema(description = "Links to everything else about the snapshot")
        Links links,

        @Schema(description = "The signed release statement", implementation = DsseEnvelope.class) @JsonRawValue
        String release,

        @Schema(
                description = "The signed channel statement; null if a version was requested",
                implementation = DsseEnvelope.class)
        @JsonRawValue
        @Nullable
        String channelStatement,

        @Schema(description = "Why it should not be used any more; usually empty. Not signed")
        List<WarningView> warnings,

        @JsonUnwrapped SnapshotView snapshot) {

    @Schema(
            name = "SnapshotLinks",
            description = "References relative to the service's origin; each starts with a slash")
    record Links(
            @Schema(description = "The metadata of the snapshot")
            String self,

            @Schema(description = "The V8 startup data alone")
            String blob,

            @Schema(description = "The file that was signed")
            String container,

            @Schema(description = "64 bytes over the container")
            String signature,

            @Schema(description = "The signed provenance") String attestation,

            @Schema(description = "The same as a Sigstore bundle")
            String sigstoreBundle) {}

    static ResolvedView of(ResolvedRelease resolved, List<ReleaseWarning> warnings, SnapshotView snapshot) {
        String self = "/api/v1/snapshots/" + resolved.snapshot();
        return new ResolvedView(
                resolved.name(),
                resolved.version(),
                resolved.sequence(),
                resolved.channel(),
                resolved.revision(),
                new Links(
                        self,
                        self + "/blob",
                        self + "/container",
                        self + "/signature",
                        self + "/attestation",
                        self + "/attestation.sigstore.json"),
                resolved.statement(),
                resolved.channelStatement(),
                warnings.stream().map(WarningView::of).toList(),
                snapshot);
    }
}
