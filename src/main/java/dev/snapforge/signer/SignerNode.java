package dev.snapforge.signer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.postgres.Notifications;
import dev.snapforge.queue.DbSchedulerJobQueue;
import dev.snapforge.queue.FairJobClaims;
import dev.snapforge.signing.SignerRole;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * The role {@code signer}: takes proven jobs from the queue, at once when a notification says that there is one, and every second in case
 * one was missed. One at a time, as each may be as large as a snapshot may be. What a signer that died has begun, another one repeats.
 */
@Component
@SignerRole
class SignerNode implements SmartLifecycle {

    private static final int MISSED_HEARTBEATS = 4;

    /** A task that signers do not know is a builder's. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** A job takes less than this, unless the store is slow; what it has not done is done again. */
    private static final Duration DRAIN = Duration.ofSeconds(10);

    private final String name = "signer-" + UUID.randomUUID();
    private final SigningTask task;
    private final BuilderSettings settings;
    private final DataSource dataSource;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    SignerNode(
            SigningTask task,
            BuilderSettings settings,
            DataSource dataSource,
            Clock clock,
            Notifications notifications) {
        this.task = task;
        this.settings = settings;
        this.dataSource = dataSource;
        this.clock = clock;
        notifications.subscribe(DbSchedulerJobQueue.SIGNING_CHANNEL, job -> look());
    }

    @Override
    public void start() {
        Scheduler created = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), task.task())
                .schedulerName(new SchedulerName.Fixed(name))
                .jdbcCustomization(new FairJobClaims(List.of(DbSchedulerJobQueue.SIGNING_TASK)))
                // Heartbeats and what is overdue go by the clock that all processes share.
                .clock(clock::instant)
                .threads(1)
                .pollingInterval(settings.pollInterval())
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.WARN, true)
                .shutdownMaxWait(DRAIN)
                .build();
        created.start();
        scheduler = created;
    }

    private void look() {
        Scheduler current = scheduler;
        if (current != null) {
            current.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void stop() {
        Scheduler current = scheduler;
        if (current != null) {
            scheduler = null;
            current.stop();
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** As builders: after everything that it needs, and before requests come. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 4096;
    }
}
