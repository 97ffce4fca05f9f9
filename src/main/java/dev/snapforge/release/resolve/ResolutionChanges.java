package dev.snapforge.release.resolve;

import dev.snapforge.postgres.Notifications;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * Counts what may have changed what names resolve to. Transactions of this process count before their commit returns, whatever they were
 * about, so nobody misses what was answered here. Those of other processes count when the database tells of them; while it cannot, there is no
 * number.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ResolutionChanges implements TransactionExecutionListener {

    /** The channel of the triggers that V59 and V62 made. */
    static final String CHANNEL = "snapforge_resolution";

    private static final Logger LOG = LoggerFactory.getLogger(ResolutionChanges.class);

    private static final int TRIGGERS = 6;

    private final Notifications notifications;
    private final AtomicLong number = new AtomicLong();
    private final boolean noted;

    ResolutionChanges(Notifications notifications, JdbcClient jdbc) {
        this.notifications = notifications;
        this.noted = isNoted(jdbc);
        notifications.subscribe(CHANNEL, changed -> number.incrementAndGet());
    }

    /**
     * The number of changes so far: what was read from the database while it was the same holds. Empty if there may be changes of which this
     * process does not know.
     */
    OptionalLong number() {
        return noted && notifications.delivers(CHANNEL) ? OptionalLong.of(number.get()) : OptionalLong.empty();
    }

    /** Also if the commit has failed: what came of it may be unknown. */
    @Override
    public void afterCommit(TransactionExecution transaction, @Nullable Throwable failure) {
        if (!transaction.isReadOnly()) {
            number.incrementAndGet();
        }
    }

    /** Whoever keeps this process from migrating may have forgotten to. */
    private static boolean isNoted(JdbcClient jdbc) {
        boolean noted = TRIGGERS
                == jdbc.sql(
                                "SELECT count(*) FROM pg_trigger WHERE tgname = 'note_resolution'"
                                        + " AND tgrelid IN (to_regclass('channel'), to_regclass('release'), to_regclass('release_version'),"
                                        + " to_regclass('snapshot'), to_regclass('signing_key'), to_regclass('version_deprecation')) AND tgenabled IN ('O', 'A')")
                        .query(Integer.class)
                        .single();
        if (!noted) {
            LOG.warn(
                    "The database does not tell what resolves differently, as its schema is older than this version: every request reads it");
        }
        return noted;
    }
}
