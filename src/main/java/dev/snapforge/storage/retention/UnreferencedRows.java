package dev.snapforge.storage.retention;

import dev.snapforge.blob.ContentReservations;
import dev.snapforge.bundle.BundleRemoval;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.SnapshotRemoval;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Removes the rows of snapshots and bundles that nothing names; their content goes later, see {@link UnreferencedContentRemoval}. */
@Component
class UnreferencedRows {

    private static final String SNAPSHOTS = "snapshot s WHERE s.status = 'ACTIVE' AND s.created_at < :before"
            + " AND NOT EXISTS (SELECT 1 FROM release r WHERE r.snapshot_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot_build a WHERE a.base = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot_build l WHERE l.snapshot_digest = s.digest"
            + " AND (l.created_at >= :before OR EXISTS (SELECT 1 FROM build b WHERE b.id = l.build_id)))";
    private static final String BUNDLES = "bundle s WHERE s.created_at < :before"
            + " AND NOT EXISTS (SELECT 1 FROM build b WHERE b.bundle_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM release_version v WHERE v.bundle_digest = s.digest)"
            + " AND NOT EXISTS (SELECT 1 FROM snapshot n WHERE n.bundle_digest = s.digest)";

    private final JdbcClient jdbc;
    private final SnapshotRemoval snapshots;
    private final BundleRemoval bundles;
    private final ContentReservations reservations;
    private final ApplicationEventPublisher changes;
    private final TransactionTemplate transaction;

    UnreferencedRows(
            JdbcClient jdbc,
            SnapshotRemoval snapshots,
            BundleRemoval bundles,
            ContentReservations reservations,
            ApplicationEventPublisher changes,
            TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.bundles = bundles;
        this.reservations = reservations;
        this.changes = changes;
        this.transaction = transaction;
    }

    /** Removes at most so many snapshots; gives how many are gone. */
    int removeSnapshots(Cutoffs cutoffs, int limit) {
        return remove("snapshot-removed", SNAPSHOTS, snapshots::remove, cutoffs, limit);
    }

    /** Removes at most so many bundles; gives how many are gone. */
    int removeBundles(Cutoffs cutoffs, int limit) {
        return remove("bundle-removed", BUNDLES, bundles::remove, cutoffs, limit);
    }

    private int remove(String action, String unneeded, Consumer<Digest> removal, Cutoffs cutoffs, int limit) {
        List<String> candidates = jdbc.sql("SELECT s.digest FROM " + unneeded + " ORDER BY s.digest LIMIT :limit")
                .param("before", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(String.class)
                .list();
        int gone = 0;
        for (String digest : candidates) {
            if (Boolean.TRUE.equals(transaction.execute(
                    status -> removeOne(action, unneeded, removal, cutoffs, Digest.parse(digest))))) {
                gone++;
            }
        }
        return gone;
    }

    // One transaction each, so that nobody who wants the same shard waits for long.
    private boolean removeOne(
            String action, String unneeded, Consumer<Digest> removal, Cutoffs cutoffs, Digest digest) {
        if (reservations.tryToOwn(Set.of(digest)).isEmpty() || !still(unneeded, cutoffs, digest)) {
            return false;
        }
        removal.accept(digest);
        changes.publishEvent(new AuditableChange(
                action,
                digest.toString(),
                Map.of("unneededSinceBefore", cutoffs.content().toString())));
        return true;
    }

    private boolean still(String unneeded, Cutoffs cutoffs, Digest digest) {
        return jdbc.sql("SELECT 1 FROM " + unneeded + " AND s.digest = :digest")
                .param("before", cutoffs.content().atOffset(ZoneOffset.UTC))
                .param("digest", digest.toString())
                .query(Integer.class)
                .optional()
                .isPresent();
    }
}
