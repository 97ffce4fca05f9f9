package dev.snapforge.storage;

import dev.snapforge.blob.ContentReservations;
import dev.snapforge.kernel.Change;
import dev.snapforge.kernel.Digest;
import dev.snapforge.storage.RetentionSettings.Cutoffs;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the rows of snapshots and bundles that nothing names; their content goes later, see {@link UnneededContent}. */
@Component
class UnneededRows {

    private static final String SNAPSHOTS = "snapshot s WHERE s.status = 'ACTIVE' AND s.created_at < :before"
            + " AND NOT EXISTS (SELECT 1 FROM release r WHERE r.snapshot_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot_build l WHERE l.snapshot_digest = s.digest"
            + " AND (l.created_at >= :before OR EXISTS (SELECT 1 FROM build b WHERE b.id = l.build_id)))";
    private static final String BUNDLES = "bundle s WHERE s.created_at < :before"
            + " AND NOT EXISTS (SELECT 1 FROM build b WHERE b.bundle_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM release_version v WHERE v.bundle_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot n WHERE n.bundle_digest = s.digest)";

    private final JdbcClient jdbc;
    private final ContentReservations reservations;
    private final ApplicationEventPublisher changes;
    private final TransactionTemplate transaction;

    UnneededRows(
            JdbcClient jdbc,
            ContentReservations reservations,
            ApplicationEventPublisher changes,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.reservations = reservations;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** Removes at most so many snapshots; gives how many are gone. */
    int removeSnapshots(Cutoffs cutoffs, int limit) {
        return remove(
                "snapshot-removed",
                SNAPSHOTS,
                List.of("snapshot_build WHERE snapshot_digest", "snapshot WHERE digest"),
                cutoffs,
                limit);
    }

    /** Removes at most so many bundles; gives how many are gone. */
    int removeBundles(Cutoffs cutoffs, int limit) {
        return remove(
                "bundle-removed",
                BUNDLES,
                List.of("bundle_file WHERE bundle_digest", "bundle WHERE digest"),
                cutoffs,
                limit);
    }

    private int remove(String action, String unneeded, List<String> rows, Cutoffs cutoffs, int limit) {
        List<String> candidates = jdbc.sql("SELECT s.digest FROM " + unneeded + " ORDER BY s.digest LIMIT :limit")
                .param("before", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list();
        int gone = 0;
        for (String digest : candidates) {
            if (Boolean.TRUE.equals(
                    transaction.execute(status -> removeOne(action, unneeded, rows, cutoffs, digest)))) {
                gone++;
            }
        }
        return gone;
    }

    // One transaction each, so that nobody who wants the same shard waits for long.
    private boolean removeOne(String action, String unneeded, List<String> rows, Cutoffs cutoffs, String digest) {
        if (reservations.tryToOwn(Set.of(Digest.parse(digest))).isEmpty() || !still(unneeded, cutoffs, digest)) {
            return false;
        }
        rows.forEach(it -> jdbc.sql("DELETE FROM " + it + " = :digest")
                .param("digest", digest)
                .update());
        changes.publishEvent(new Change(
                action, digest, Map.of("unneededSinceBefore", cutoffs.content().toString())));
        return true;
    }

    private boolean still(String unneeded, Cutoffs cutoffs, String digest) {
        return jdbc.sql("SELECT 1 FROM " + unneeded + " AND s.digest = :digest")
                .param("before", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param("digest", digest)
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
