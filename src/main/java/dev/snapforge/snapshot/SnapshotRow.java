package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A row of {@code snapshot}. Read only: rows are added and revoked by guarded statements of {@link SnapshotRepository}. */
@Entity
@Immutable
@Table(name = "snapshot")
class SnapshotRow {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    @Id
    private String digest = "";

    private long size;
    private String blobDigest = "";
    private long blobSize;
    private long blobOffset;
    private String os = "";
    private String arch = "";
    private String engine = "";
    private String engineVersion = "";
    private String nativeLibrary = "";
    private @Nullable String icuData;

    @Column(name = "v8_version")
    private String v8Version = "";

    // Read as text: what Hibernate makes of JSON would tie rows to its choice of a JSON library.
    @Column(name = "v8_flags", columnDefinition = "jsonb")
    private String v8Flags = "[]";

    @Column(columnDefinition = "jsonb")
    private String features = "[]";

    @Column(columnDefinition = "jsonb")
    private String requires = "[]";

    private String prelude = "";
    private String bundleDigest = "";
    private String specDigest = "";

    @Column(columnDefinition = "jsonb")
    private String findings = "[]";

    @Column(columnDefinition = "jsonb")
    private @Nullable String metrics;

    private @Nullable Boolean reproducible;

    @Column(columnDefinition = "jsonb")
    private @Nullable String capabilities;

    private byte[] signature = {};
    private String keyId = "";
    private String attestation = "";
    private Instant createdAt = Instant.EPOCH;

    @Enumerated(EnumType.STRING)
    private SnapshotStatus status = SnapshotStatus.ACTIVE;

    private @Nullable String revokeReason;
    private @Nullable Instant revokedAt;

    /** For Hibernate. */
    protected SnapshotRow() {}

    Snapshot toSnapshot(List<UUID> builds, List<Layer> layers) {
        return new Snapshot(
                Digest.parse(digest),
                size,
                new Snapshot.Blob(Digest.parse(blobDigest), blobSize, blobOffset),
                new Target(new Platform(os, arch), EngineId.parse(engine)),
                v8Version,
                strings(v8Flags),
                engineVersion,
                Digest.parse(nativeLibrary),
                icuData == null ? null : Digest.parse(icuData),
                strings(features),
                strings(requires),
                prelude,
                Digest.parse(bundleDigest),
                Digest.parse(specDigest),
                createdAt,
                status,
                revokeReason,
                revokedAt,
                keyId,
                builds,
                JSON.readTree(findings),
                metrics == null ? null : JSON.readValue(metrics, SnapshotMetrics.class),
                reproducible,
                capabilities == null ? null : strings(capabilities),
                layers);
    }

    /** The proof that goes with the bytes. */
    SnapshotProof toProof() {
        return new SnapshotProof(signature.clone(), attestation);
    }

    SnapshotCursor cursor() {
        return new SnapshotCursor(createdAt, Digest.parse(digest));
    }

    private static List<String> strings(String json) {
        return JSON.readValue(json, STRINGS);
    }
}
