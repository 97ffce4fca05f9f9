package dev.snapforge.snapshot.web;

import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A snapshot's metadata as clients see it. */
@Schema(name = "Snapshot")
record SnapshotView(
        @Schema(description = "SHA-256 of the container: the snapshot's address")
        String digest,

        long size,
        Blob blob,
        TargetView target,
        String v8Version,
        List<String> v8Flags,
        EngineBuild engineBuild,
        List<String> features,
        List<String> requires,
        String prelude,
        BundleReference bundle,
        Instant createdAt,
        SnapshotStatus status,

        @Schema(description = "Why it was revoked; null while it is active") @Nullable
        String revokeReason,

        @Schema(description = "When it was revoked; null while it is active") @Nullable
        Instant revokedAt,

        Signature signature,

        @Schema(description = "Names and versions it was released under; empty: releases are not recorded yet")
        List<Release> releases,

        List<UUID> builds,

        @Schema(description = "Start-up figures; null: not measured yet") @Nullable
        JsonNode metrics,

        @Schema(description = "Whether a rebuild gave the same digest; null: not measured yet") @Nullable
        Boolean reproducible,

        JsonNode findings) {

    @Schema(name = "SnapshotBlob")
    record Blob(String digest, long size, long offset) {}

    @Schema(name = "SnapshotTarget")
    record TargetView(String os, String arch, String engine) {}

    @Schema(name = "SnapshotEngineBuild")
    record EngineBuild(
            @Schema(description = "Javet's version, or Node's for engines of kind node")
            String javetVersion,

            @Schema(description = "64 hexadecimal digits") String nativeLibrarySha256) {}

    @Schema(name = "SnapshotBundle")
    record BundleReference(String digest) {}

    @Schema(name = "SnapshotSignature")
    record Signature(String keyId, String algorithm) {}

    @Schema(name = "SnapshotRelease")
    record Release(String name, String version) {}

    static SnapshotView of(Snapshot snapshot) {
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
                new EngineBuild(
                        snapshot.engineVersion(), snapshot.nativeLibrary().hex()),
                snapshot.features(),
                snapshot.requires(),
                snapshot.prelude(),
                new BundleReference(snapshot.bundle().toString()),
                snapshot.createdAt(),
                snapshot.status(),
                snapshot.revokeReason(),
                snapshot.revokedAt(),
                new Signature(snapshot.keyId(), "Ed25519"),
                List.of(),
                snapshot.builds(),
                null,
                null,
                snapshot.findings());
    }
}
