package dev.snapforge.storage.retention;

import dev.snapforge.builds.BuildRemoval;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Removes builds that ended long ago, with their jobs, events and logs. */
@Component
class ExpiredBuildRemoval {

    private static final String NOT_REBUILT = " AND NOT EXISTS (SELECT 1 FROM build r WHERE r.rebuild_of = b.id)";

    private final JdbcClient jdbc;
    private final BuildRemoval builds;
    private final ApplicationEventPublisher changes;

    ExpiredBuildRemoval(JdbcClient jdbc, BuildRemoval builds, ApplicationEventPublisher changes) {
        this.jdbc = jdbc;
        this.builds = builds;
        this.changes = changes;
    }

    /**
     * Removes some, the oldest first.
     *
     * @param limit the most to remove
     * @return how many are gone
     */
    @Transactional
    int remove(Cutoffs cutoffs, int limit) {
        // Whoever starts a rebuild holds the original's row: it is passed over here, and found to be needed the next
        // time.
        List<UUID> old = jdbc.sql("SELECT b.id FROM build b WHERE b.finished_at < :before"
                        + " AND NOT EXISTS (SELECT 1 FROM release_version v WHERE v.build_id = b.id)"
                        + " AND NOT EXISTS (SELECT 1 FROM release r WHERE r.build_id = b.id)" + NOT_REBUILT
                        + " ORDER BY b.finished_at LIMIT :limit FOR UPDATE OF b SKIP LOCKED")
                .param("before", cutoffs.builds().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(UUID.class)
                .list();
        if (old.isEmpty()) {
            return 0;
        }
        // Looked at once more now that the rows are locked: a rebuild may have been committed just before.
        List<UUID> gone = jdbc.sql("SELECT b.id FROM build b WHERE b.id IN (:builds)" + NOT_REBUILT)
                .param("builds", old)
                .query(UUID.class)
                .list();
        if (!gone.isEmpty()) {
            builds.remove(gone);
        }
        gone.forEach(it -> changes.publishEvent(new AuditableChange(
                "build-removed",
                it.toString(),
                Map.of("endedBefore", cutoffs.builds().toString()))));
        return gone.size();
    }
}
