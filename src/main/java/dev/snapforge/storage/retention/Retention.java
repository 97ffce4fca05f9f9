package dev.snapforge.storage.retention;

import dev.snapforge.core.Digest;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes what nobody needs, a bounded part of it in each pass. Every step is a transaction of its own and takes up what is there,
 * so a pass that is cut off has done less, and nothing wrong.
 */
@Component
class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final int BATCH = 100;
    private static final int LISTED = 500;

    private final RetentionSettings settings;
    private final ExpiredBuildRemoval builds;
    private final UnreferencedRows rows;
    private final UnreferencedContentRemoval content;
    private final JdbcClient jdbc;
    private final Clock clock;

    Retention(
            RetentionSettings settings,
            ExpiredBuildRemoval builds,
            UnreferencedRows rows,
            UnreferencedContentRemoval content,
            JdbcClient jdbc,
            Clock clock) {
        this.settings = settings;
        this.builds = builds;
        this.rows = rows;
        this.content = content;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How much a pass removed of each kind. */
    record Removed(int builds, int snapshots, int bundles, int contents) {

        boolean any() {
            return builds + snapshots + bundles + contents > 0;
        }
    }

    /** Makes a pass, if one is due; of all processes that look, one does. */
    Optional<Removed> passIfDue() {
        int due = jdbc.sql("UPDATE storage_sweep SET due_at = :next WHERE due_at <= :now")
                .param("next", clock.instant().plus(settings.interval()).atOffset(ZoneOffset.UTC))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return due == 0 ? Optional.empty() : Optional.of(pass());
    }

    /** One pass. Two at the same time do each other no harm. */
    Removed pass() {
        Cutoffs cutoffs = settings.cutoffs(clock);
        Removed removed = new Removed(
                repeated(it -> builds.remove(cutoffs, it)),
                repeated(it -> rows.removeSnapshots(cutoffs, it)),
                repeated(it -> rows.removeBundles(cutoffs, it)),
                sweep(cutoffs));
        if (removed.any()) {
            LOG.info("Nobody needed what was removed now: {}", removed);
        }
        return removed;
    }

    private int repeated(IntUnaryOperator step) {
        int all = 0;
        while (all < settings.mostPerPass()) {
            int some = step.applyAsInt(Math.min(BATCH, settings.mostPerPass() - all));
            if (some == 0) {
                break;
            }
            all += some;
        }
        return all;
    }

    private int sweep(Cutoffs cutoffs) {
        Digest position = position();
        int looked = 0;
        int removed = 0;
        do {
            UnreferencedContentRemoval.Swept swept =
                    content.sweep(position, Math.min(LISTED, settings.mostPerPass() - looked), cutoffs);
            looked += swept.looked();
            removed += swept.removed();
            position = swept.last();
            jdbc.sql("UPDATE storage_sweep SET position = CAST(:position AS text)")
                    .param("position", position == null ? null : position.toString())
                    .update();
        } while (position != null && looked < settings.mostPerPass());
        return removed;
    }

    private @Nullable Digest position() {
        return jdbc.sql("SELECT position FROM storage_sweep WHERE position IS NOT NULL")
                .query(String.class)
                .optional()
                .map(Digest::parse)
                .orElse(null);
    }
}
