package dev.snapforge.release.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.release.Release;
import dev.snapforge.release.Version;
import dev.snapforge.release.VersionDeprecation;
import dev.snapforge.snapshot.web.DsseEnvelope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version as clients see it. */
@Schema(name = "Version", description = "A version: it never changes, but targets may be added")
record VersionView(
        @Schema(description = "The version", example = "1.0.0")
        String version,

        @Schema(
                description = "Its place in the order in which the name's versions were first released, from 1",
                example = "1")
        long sequence,

        @Schema(description = "What it is made of") ContentView content,

        @Schema(description = "The build that first released it")
        UUID build,

        @Schema(description = "When that happened") Instant releasedAt,

        @Schema(description = "Why it should not be used any more; null if nothing was said") @Nullable
        DeprecationView deprecation,

        @Schema(description = "The targets it was built for, sorted by name")
        List<TargetView> targets) {

    static VersionView of(Version it, @Nullable VersionDeprecation deprecation) {
        return new VersionView(
                it.version(),
                it.sequence(),
                new ContentView(
                        it.content().digest().toString(),
                        it.content().bundle().toString(),
                        it.content().spec().toString()),
                it.build(),
                it.releasedAt(),
                deprecation == null ? null : DeprecationView.of(deprecation),
                it.releases().stream().map(TargetView::of).toList());
    }

    @Schema(name = "VersionContent", description = "What a version is made of, whatever it was built for")
    record ContentView(
            @Schema(description = "One digest for bundle and spec, the subject of channel statements")
            String digest,

            @Schema(description = "Of the files") String bundle,

            @Schema(description = "Of what the snapshots depend on besides the files")
            String spec) {}

    @Schema(name = "VersionTarget", description = "The snapshot that a version has for a target")
    record TargetView(
            @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
            String target,

            @Schema(description = "Digest of the container") String snapshot,

            @Schema(description = "False once the snapshot, or a key that signed it, was revoked", example = "true")
            boolean usable,

            @Schema(description = "The build that made it") UUID build,

            @Schema(description = "When the version got this target")
            Instant releasedAt,

            @Schema(description = "The signed release statement", implementation = DsseEnvelope.class) @JsonRawValue
            String release) {

        static TargetView of(Release it) {
            return new TargetView(
                    it.target().toString(),
                    it.snapshot().toString(),
                    it.usable(),
                    it.build(),
                    it.releasedAt(),
                    it.statement());
        }
    }
}
