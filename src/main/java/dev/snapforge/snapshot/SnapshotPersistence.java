package dev.snapforge.snapshot;

import static java.util.stream.Collectors.groupingBy;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.core.Platform;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.VerifiedSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Snapshots as rows of the database. */
@Component
class SnapshotPersistence {

    // Sorts behind everything: later than any row, and no digest is reached.
    private static final SnapshotCursor START =
            new SnapshotCursor(Instant.parse("9999-12-31T00:00:00Z"), new Digest("0".repeat(64)));

    private final SnapshotRepository snapshots;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    SnapshotPersistence(SnapshotRepository snapshots, ApplicationEventPublisher changes, Clock clock) {
        this.snapshots = snapshots;
        this.changes = changes;
        this.clock = clock;
    }

    /** Adds what is not there yet: the snapshot, and its link to the build. */
    @Transactional
    void save(VerifiedSnapshot snapshot, Publication publication) {
        // What the database keeps, so that a cursor made from a row finds that row's place again.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        snapshots.insertIfAbsent(
                CanonicalJson.writeString(columns(snapshot, publication)),
                publication.findings(),
                publication.signature(),
                publication.attestation(),
                now);
        if (!publication.capabilities().isEmpty()) {
            snapshots.describeIfUnknown(
                    snapshot.digest().toString(), CanonicalJson.writeString(publication.capabilities()));
        }
        snapshots.signAnew(
                snapshot.digest().toString(), publication.signature(), publication.keyId(), publication.attestation());
        String metrics = publication.metrics();
        if (metrics != null) {
            snapshots.measureIfUnmeasured(snapshot.digest().toString(), metrics, publication.metricsStatement());
        }
        List<Layer> layers = publication.layers();
        snapshots.linkIfAbsent(
                snapshot.digest().toString(),
                publication.build(),
                publication.job(),
                publication.name(),
                publication.version(),
                publication.principal(),
                now,
                publication.attestation(),
                publication.keyId(),
                layers.isEmpty() ? null : CanonicalJson.writeString(Layer.toJson(layers)),
                layers.isEmpty() ? null : layers.get(0).snapshot().toString());
    }

    @Transactional
    void measured(Digest digest, @Nullable String metrics, @Nullable String statement, String findings) {
        if (snapshots.measureIfUnmeasured(digest.toString(), metrics, statement) == 1) {
            snapshots.remark(digest.toString(), findings);
        }
    }

    @Transactional(readOnly = true)
    Optional<Snapshot> find(Digest digest, VisibilityFilter reach) {
        return row(digest, reach).map(row -> withBuilds(List.of(row), reach).get(0));
    }

    /** As {@link #find(Digest, VisibilityFilter)}, without the builds: downloads need only one row, and there are many of them. */
    @Transactional(readOnly = true)
    Optional<Snapshot> findWithoutBuilds(Digest digest, VisibilityFilter reach) {
        return row(digest, reach).map(row -> row.toSnapshot(List.of(), List.of()));
    }

    /** @param repository whose attestation to prefer if several builds gave the same snapshot, or null */
    @Transactional(readOnly = true)
    Optional<SnapshotProof> findProof(Digest digest, VisibilityFilter reach, @Nullable String repository) {
        return snapshots
                .findById(digest.toString())
                .map(SnapshotRow::toProof)
                .map(it -> attestation(digest.toString(), reach, repository)
                        .map(own -> new SnapshotProof(it.signature(), own))
                        .orElse(it));
    }

    private Optional<String> attestation(String digest, VisibilityFilter reach, @Nullable String repository) {
        String names = reach.regex();
        Optional<String> asked = repository == null
                ? Optional.empty()
                : snapshots.attestationFrom(digest, names, reach.principal(), repository);
        return asked.isPresent() || names == null
                ? asked
                : snapshots.attestationWithin(digest, names, reach.principal());
    }

    @Transactional(readOnly = true)
    Optional<String> findMetricsStatement(Digest digest) {
        return snapshots.metricsStatement(digest.toString());
    }

    @Transactional
    boolean revoke(Digest digest, String reason) {
        boolean revoked = snapshots.revoke(digest.toString(), reason, clock.instant()) == 1;
        if (revoked) {
            changes.publishEvent(new AuditableChange("snapshot-revoked", digest.toString(), Map.of("reason", reason)));
        }
        return revoked;
    }

    @Transactional
    void rebuilt(Digest original, Digest rebuilt, List<UUID> builds) {
        snapshots.rebuilt(List.of(original.toString(), rebuilt.toString()), builds, original.equals(rebuilt));
        if (original.equals(rebuilt)) {
            snapshots.reproduced(rebuilt.toString());
        } else {
            // In one order, so that two rebuilds cannot wait for each other.
            Stream.of(original, rebuilt).map(Digest::toString).sorted().forEach(snapshots::differed);
        }
    }

    @Transactional(readOnly = true)
    List<Snapshot> list(SnapshotQuery query, VisibilityFilter reach) {
        SnapshotCursor before = query.cursor() == null ? START : SnapshotCursor.parse(query.cursor());
        Platform platform = query.platform();
        String engine = query.engine() == null ? null : query.engine().toString();
        String os = platform == null ? null : platform.os();
        String arch = platform == null ? null : platform.arch();
        String digest = before.digest().toString();
        int most = query.limit() + 1;
        String names = reach.regex();
        List<SnapshotRow> rows = names == null
                ? snapshots.list(
                        engine,
                        os,
                        arch,
                        query.v8Version(),
                        query.feature(),
                        query.name(),
                        text(query.base()),
                        before.createdAt(),
                        digest,
                        most)
                : snapshots.listWithin(
                        engine,
                        os,
                        arch,
                        query.v8Version(),
                        query.feature(),
                        query.name(),
                        text(query.base()),
                        names,
                        reach.principal(),
                        before.createdAt(),
                        digest,
                        most);
        return withBuilds(rows, reach);
    }

    private Optional<SnapshotRow> row(Digest digest, VisibilityFilter reach) {
        String names = reach.regex();
        return names == null || snapshots.reached(digest.toString(), names, reach.principal())
                ? snapshots.findById(digest.toString())
                : Optional.empty();
    }

    private List<Snapshot> withBuilds(List<SnapshotRow> rows, VisibilityFilter reach) {
        Collection<String> digests =
                rows.stream().map(row -> row.cursor().digest().toString()).toList();
        Map<String, List<SnapshotRepository.BuildLink>> links = digests.isEmpty()
                ? Map.of()
                : snapshots.buildsOf(digests, reach.regex(), reach.principal()).stream()
                        .collect(groupingBy(SnapshotRepository.BuildLink::getSnapshot));
        return rows.stream()
                .map(row -> within(
                        reach, row, links.getOrDefault(row.cursor().digest().toString(), List.of())))
                .toList();
    }

    /** What others did with the same source is out of reach: times and rebuilds are those of the builds within it. */
    private static Snapshot within(VisibilityFilter reach, SnapshotRow row, List<SnapshotRepository.BuildLink> links) {
        Snapshot snapshot = row.toSnapshot(
                links.stream().map(link -> UUID.fromString(link.getBuild())).toList(), layers(links));
        if (reach.everything() || links.isEmpty()) {
            return snapshot;
        }
        List<Boolean> rebuilds = links.stream()
                .map(SnapshotRepository.BuildLink::getReproducible)
                .filter(Objects::nonNull)
                .toList();
        return snapshot.seenBy(
                Instant.EPOCH.plus(links.get(0).getSince(), ChronoUnit.MICROS),
                rebuilds.isEmpty() ? null : !rebuilds.contains(false));
    }

    private static @Nullable String text(@Nullable Digest digest) {
        return digest == null ? null : digest.toString();
    }

    private static List<Layer> layers(List<SnapshotRepository.BuildLink> links) {
        return links.stream()
                .map(SnapshotRepository.BuildLink::getLayers)
                .filter(Objects::nonNull)
                .findFirst()
                .map(it -> Layer.read(CanonicalJson.parse(it.getBytes(StandardCharsets.UTF_8))))
                .orElse(List.of());
    }

    private static Map<String, Object> columns(VerifiedSnapshot snapshot, Publication publication) {
        SnapshotMetadata metadata = snapshot.metadata();
        long size = publication.container().length;
        Map<String, Object> columns = new HashMap<>();
        columns.put("digest", snapshot.digest().toString());
        columns.put("size", size);
        columns.put("blob_digest", metadata.blob().toString());
        columns.put("blob_size", metadata.blobSize());
        columns.put("blob_offset", size - metadata.blobSize());
        columns.put("os", metadata.target().platform().os());
        columns.put("arch", metadata.target().platform().arch());
        columns.put("engine", metadata.target().engine().toString());
        columns.put("engine_version", metadata.engineVersion());
        columns.put("native_library", metadata.nativeLibrary().toString());
        Digest icuData = metadata.icuData();
        if (icuData != null) {
            columns.put("icu_data", icuData.toString());
        }
        columns.put("v8_version", metadata.v8Version());
        columns.put("v8_flags", metadata.v8Flags());
        columns.put("features", metadata.features());
        columns.put("requires", metadata.requires());
        columns.put("prelude", metadata.prelude());
        columns.put("bundle_digest", metadata.bundle().toString());
        columns.put("spec_digest", metadata.spec().toString());
        columns.put("key_id", publication.keyId());
        return columns;
    }
}
