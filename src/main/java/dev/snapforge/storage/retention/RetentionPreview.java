package dev.snapforge.storage.retention;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.blob.HealthProbeContent;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.Digest;
import dev.snapforge.storage.content.DigestRange;
import dev.snapforge.storage.content.OrphanAges;
import dev.snapforge.storage.retention.RemovalCandidate.Kind;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Says what retention would remove with the present settings, and removes nothing. It looks ahead: what only something expendable
 * names is expendable too, though it takes several passes to come that far.
 */
@Service
public class RetentionPreview {

    /** What stays and what goes, each step from the one before; what {@link ExpiredBuildRemoval} and {@link UnreferencedRows} do row by row. */
    private static final String GOING = """
            WITH RECURSIVE
            staying_build AS (
                SELECT b.id, b.rebuild_of, b.bundle_digest FROM build b
                WHERE b.finished_at IS NULL OR b.finished_at >= :builds
                   OR EXISTS (SELECT 1 FROM release_version v WHERE v.build_id = b.id)
                   OR EXISTS (SELECT 1 FROM release r WHERE r.build_id = b.id)
                UNION SELECT o.id, o.rebuild_of, o.bundle_digest FROM build o JOIN staying_build s ON s.rebuild_of = o.id),
            going_build AS (
                SELECT b.id, b.finished_at FROM build b WHERE b.id NOT IN (SELECT id FROM staying_build)),
            going_snapshot AS (
                SELECT s.digest, s.created_at, s.size FROM snapshot s
                WHERE s.status = 'ACTIVE' AND s.created_at < :content
                  AND NOT EXISTS (SELECT 1 FROM release r WHERE r.snapshot_digest = s.digest)
                  AND NOT EXISTS (SELECT 1 FROM snapshot_build a WHERE a.base = s.digest)
                  AND NOT EXISTS (SELECT 1 FROM snapshot_build l WHERE l.snapshot_digest = s.digest
                      AND (l.created_at >= :content OR l.build_id IN (SELECT id FROM staying_build)))),
            going_bundle AS (
                SELECT u.digest, u.created_at, u.size FROM bundle u
                WHERE u.created_at < :content
                  AND u.digest NOT IN (SELECT bundle_digest FROM staying_build)
                  AND NOT EXISTS (SELECT 1 FROM release_version v WHERE v.bundle_digest = u.digest)
                  AND NOT EXISTS (SELECT 1 FROM snapshot n WHERE n.bundle_digest = u.digest
                      AND n.digest NOT IN (SELECT digest FROM going_snapshot)))
            """;

    private static final Map<Kind, String> LISTS = Map.of(
            Kind.BUILD,
            "SELECT CAST(id AS text) AS id, finished_at AS since, CAST(NULL AS bigint) AS size FROM going_build"
                    + " WHERE CAST(id AS text) > :after",
            Kind.SNAPSHOT,
            "SELECT digest AS id, created_at AS since, size FROM going_snapshot WHERE digest > :after",
            Kind.BUNDLE,
            "SELECT digest AS id, created_at AS since, size FROM going_bundle WHERE digest > :after");

    private final JdbcClient jdbc;
    private final BlobStore store;
    private final OrphanAges orphans;
    private final RetentionSettings settings;
    private final ApplicationEventPublisher changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RetentionPreview(
            JdbcClient jdbc,
            BlobStore store,
            OrphanAges orphans,
            RetentionSettings settings,
            ApplicationEventPublisher changes,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.orphans = orphans;
        this.settings = settings;
        this.changes = changes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A part of what would go.
     *
     * @param enabled whether the settings say that anything goes
     * @param buildsEndedBefore builds that ended before this are old enough
     * @param unnamedSinceBefore what nothing has named since before this is old enough
     * @param items in the order of their ids
     * @param last the id behind which the next part begins; null if this is the last one. A part of contents may be empty and yet
     *     not the last one
     */
    public record Preview(
            boolean enabled,
            Instant buildsEndedBefore,
            Instant unnamedSinceBefore,
            List<RemovalCandidate> items,
            @Nullable String last) {}

    /**
     * Lists what would go of one kind. That somebody asked is an audit event.
     *
     * @param after only what comes behind this id; the empty text comes before all
     * @param limit the most to give, from 1; of contents, the most to look at
     */
    public Preview of(Kind kind, String after, int limit) {
        Cutoffs cutoffs = settings.cutoffs(clock);
        if (after.isEmpty()) {
            transaction.executeWithoutResult(status -> changes.publishEvent(
                    new AuditableChange("retention-previewed", kind.name().toLowerCase(Locale.ROOT), Map.of())));
        }
        return kind == Kind.CONTENT ? contents(cutoffs, after, limit) : rows(kind, cutoffs, after, limit);
    }

    private Preview rows(Kind kind, Cutoffs cutoffs, String after, int limit) {
        List<RemovalCandidate> found = jdbc.sql(GOING + LISTS.get(kind) + " ORDER BY 1 LIMIT :limit")
                .param("builds", cutoffs.builds().atOffset(ZoneOffset.UTC))
                .param("content", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("limit", limit + 1)
                .query((row, index) -> new RemovalCandidate(
                        kind,
                        row.getString("id"),
                        row.getObject("since", OffsetDateTime.class).toInstant(),
                        row.getObject("size", Long.class)))
                .list();
        boolean more = found.size() > limit;
        List<RemovalCandidate> shown = more ? found.subList(0, limit) : found;
        return preview(cutoffs, shown, more ? shown.get(limit - 1).id() : null);
    }

    private Preview contents(Cutoffs cutoffs, String after, int limit) {
        Digest behind = after.isEmpty() ? null : Digest.parse(after);
        List<Listed> listed = store.list(behind, limit);
        Digest last = DigestRange.covered(behind, listed, limit).upTo();
        Set<Digest> staying = staying(cutoffs, listed);
        List<Listed> going = listed.stream()
                .filter(it -> !staying.contains(it.digest()) && !it.digest().equals(HealthProbeContent.DIGEST))
                .toList();
        Map<Digest, Instant> since =
                orphans.since(going.stream().map(Listed::digest).toList());
        return preview(
                cutoffs,
                going.stream()
                        .map(it -> new RemovalCandidate(
                                Kind.CONTENT, it.digest().toString(), since.get(it.digest()), it.size()))
                        .toList(),
                last == null ? null : last.toString());
    }

    private Set<Digest> staying(Cutoffs cutoffs, List<Listed> listed) {
        if (listed.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql(GOING + "SELECT digest FROM snapshot WHERE digest IN (:digests)"
                        + " AND digest NOT IN (SELECT digest FROM going_snapshot)"
                        + " UNION SELECT digest FROM bundle_file WHERE digest IN (:digests)"
                        + " AND bundle_digest NOT IN (SELECT digest FROM going_bundle)")
                .param("builds", cutoffs.builds().atOffset(ZoneOffset.UTC))
                .param("content", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param(
                        "digests",
                        listed.stream().map(it -> it.digest().toString()).toList())
                .query(String.class)
                .list()
                .stream()
                .map(Digest::parse)
                .collect(Collectors.toSet());
    }

    private Preview preview(Cutoffs cutoffs, List<RemovalCandidate> items, @Nullable String last) {
        return new Preview(settings.enabled(), cutoffs.builds(), cutoffs.content(), items, last);
    }
}
