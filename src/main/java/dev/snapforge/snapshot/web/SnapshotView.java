package dev.snapforge.snapshot.web;

import dev.snapforge.api.LayerView;
import dev.snapforge.core.EngineId;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotReleases;
import dev.snapforge.snapshot.SnapshotStatus;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A snapshot's metadata as clients see it. */
@Schema(name = "Snapshot", description = "The metadata of a published snapshot")
public record SnapshotView(
        @Schema(description = "SHA-256 of the container: the snapshot's address")
        String digest,

        @Schema(description = "Size of the container, in bytes", example = "262144")
        long size,

        @Schema(description = "The V8 startup data inside the container")
        Blob blob,

        @Schema(description = "The platform and engine that it is for")
        TargetView target,

        @Schema(description = "The only V8 version that may load it", example = "14.7.173.18")
        String v8Version,

        @Schema(description = "The V8 flags that a runtime must have to load it as it was made")
        List<String> v8Flags,

        @Schema(
                description =
                        "How scripts without `\"use strict\"` were run: `sloppy`, as the language says, or `strict`, as"
                                + " Javet does unless told otherwise and as all snapshots of its engines were made before 0.2.0",
                allowableValues = {"sloppy", "strict"},
                example = "sloppy")
        String languageMode,

        @Schema(
                description =
                        "Whether a runtime of it can be open beside plain ones, and beside those of other snapshots that say the same,"
                                + " in one process; otherwise it needs a process for itself. False for all made before 0.2.0")
        boolean sharesProcess,

        @Schema(description = "The exact build of the engine")
        EngineBuild engineBuild,

        @Schema(description = "The requested features") List<String> features,

        @Schema(
                description =
                        "What it was found to offer and to need: `web:` and a global of the Web's list, `node:` and a built-in module,"
                                + " `slot:` and a slot that its host has to fill, `intl`, `webassembly`, `on-restore`; null if it was"
                                + " published before 0.2.0",
                example = "[\"intl\", \"on-restore\", \"slot:sql\", \"web:URL\"]")
        @Nullable
        List<String> capabilities,

        @Schema(description = "Globals that exist after load")
        List<String> requires,

        @Schema(description = "What ran before the bundle", example = "none")
        String prelude,

        @Schema(description = "The JavaScript it was made from")
        BundleReference bundle,

        @Schema(
                description =
                        "What it stands on, the nearest first: snapshots whose files run before its own; empty without a base."
                                + " `GET /api/v1/snapshots?base=…` lists what stands on it")
        List<LayerView> layers,

        @Schema(description = "When it was first published by a build that the caller may see")
        Instant createdAt,

        @Schema(description = "Whether it may be used") SnapshotStatus status,

        @Schema(description = "Why it was revoked; null while it is active") @Nullable
        String revokeReason,

        @Schema(description = "When it was revoked; null while it is active") @Nullable
        Instant revokedAt,

        @Schema(description = "Who signed it") Signature signature,

        @Schema(description = "Names and versions it was released under")
        List<Release> releases,

        @Schema(description = "The builds that led to it, the first one first")
        List<UUID> builds,

        @Schema(description = "Startup times and sizes; null if they were not measured") @Nullable
        SnapshotMetrics metrics,

        @Schema(
                description =
                        "Whether rebuilds that the caller may see gave the same digest: false once a rebuild gave another one, null if there was"
                                + " no rebuild (`POST /api/v1/builds/{id}/rebuild`)")
        @Nullable
        Boolean reproducible,

        // The build's findings are kept as they were written, so their form is described there.
        @ArraySchema(
                arraySchema = @Schema(description = "The findings of the first build"),
                schema = @Schema(ref = "#/components/schemas/Finding"))
        JsonNode findings) {

    /** The V8 startup data inside the container. */
    @Schema(name = "SnapshotBlob", description = "The V8 startup data inside the container")
    public record Blob(
            @Schema(description = "SHA-256 of the data") String digest,

            @Schema(description = "In bytes", example = "258048")
            long size,

            @Schema(description = "In the container, in bytes; a multiple of 4096", example = "4096")
            long offset) {}

    /** The platform and engine that a snapshot is for. */
    @Schema(name = "SnapshotTarget", description = "The platform and engine that a snapshot is for")
    public record TargetView(
            @Schema(description = "Operating system", example = "linux")
            String os,

            @Schema(description = "Processor architecture", example = "x64")
            String arch,

            @Schema(description = "Engine id", example = "javet-v8-5.0.6")
            String engine) {}

    /** The exact build of an engine. */
    @Schema(name = "SnapshotEngineBuild", description = "The exact build of an engine")
    public record EngineBuild(
            @Schema(description = "Javet's version; null if the engine is not one of Javet's", example = "5.0.6")
            @Nullable
            String javetVersion,

            @Schema(description = "Node's version; null if the engine is one of Javet's", example = "24.21.0") @Nullable
            String nodeVersion,

            @Schema(description = "isolated-vm's version; null if the engine is another", example = "7.0.1") @Nullable
            String isolatedVmVersion,

            @Schema(description = "SHA-256 of the native library: 64 hexadecimal digits")
            String nativeLibrarySha256,

            @Schema(description = "SHA-256 of the ICU data that the engine reads; null if it reads none") @Nullable
            String icuDataSha256) {

        private static final String AND_NODE = "-node-";

        private static EngineBuild of(Snapshot snapshot) {
            EngineId engine = snapshot.target().engine();
            String version = snapshot.engineVersion();
            // isolated-vm's own, and that of its Node.
            int end = engine.isIsolatedVm() ? version.indexOf(AND_NODE) : -1;
            return new EngineBuild(
                    engine.runsInNode() ? null : version,
                    engine.runsInNode() ? version.substring(end < 0 ? 0 : end + AND_NODE.length()) : null,
                    end < 0 ? null : version.substring(0, end),
                    snapshot.nativeLibrary().hex(),
                    snapshot.icuData() == null ? null : snapshot.icuData().hex());
        }
    }

    /** A bundle, by its digest. */
    @Schema(name = "SnapshotBundle", description = "A bundle, by its digest")
    public record BundleReference(
            @Schema(description = "The digest, as builds name it")
            String digest) {}

    /** Who signed a snapshot. */
    @Schema(
            name = "SnapshotSignature",
            description = "Who signed a snapshot; the signature itself is a separate download")
    public record Signature(
            @Schema(description = "A key id from `GET /api/v1/keys`")
            String keyId,

            @Schema(description = "The algorithm", example = "Ed25519")
            String algorithm) {}

    /** A name and version that a snapshot was released under. */
    @Schema(name = "SnapshotRelease", description = "A name and version that a snapshot was released under")
    public record Release(
            @Schema(description = "The name", example = "greeting")
            String name,

            @Schema(description = "The version", example = "1.0.0")
            String version) {

        private static Release of(SnapshotReleases.Name release) {
            return new Release(release.name(), release.version());
        }
    }

    /** The view of a snapshot that was released under these names. */
    public static SnapshotView of(Snapshot snapshot, List<SnapshotReleases.Name> releases) {
        return new SnapshotView(
                snapshot.digest().toString(),
                snapshot.size(),
                new Blob(
                        snapshot.blob().digest().toString(),
                        snapshot.blob().size(),
                        snapshot.blob().offset()),
                new TargetView(
                        snapshot.target().platform().os(),
                        snapshot.target().platform().arch(),
                        snapshot.target().engine().toString()),
                snapshot.v8Version(),
                snapshot.v8Flags(),
                LanguageMode.of(snapshot.target().engine(), snapshot.v8Flags()).word(),
                SnapshotMetadata.sharesProcess(snapshot.v8Flags()),
                EngineBuild.of(snapshot),
                snapshot.features(),
                snapshot.capabilities(),
                snapshot.requires(),
                snapshot.prelude(),
                new BundleReference(snapshot.bundle().toString()),
                LayerView.of(snapshot.layers()),
                snapshot.createdAt(),
                snapshot.status(),
                snapshot.revokeReason(),
                snapshot.revokedAt(),
                new Signature(snapshot.keyId(), "Ed25519"),
                releases.stream().map(Release::of).toList(),
                snapshot.builds(),
                snapshot.metrics(),
                snapshot.reproducible(),
                snapshot.findings());
    }
}
