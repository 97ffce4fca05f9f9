package dev.snapforge.webhooks.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import dev.snapforge.postgres.Notifications;
import dev.snapforge.webhooks.WebhookSettings;
import dev.snapforge.webhooks.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * Delivers in every api process: makes deliveries of events at once when a notification says that there are some, and every second in case one was missed;
 * db-scheduler does the rest. What a process that died was about to deliver, another one delivers, for the second time if need be.
 */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class DeliveryNode implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryNode.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final int MISSED_HEARTBEATS = 4;

    /** A task of a later version stays for that version. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final String name = "webhooks-" + UUID.randomUUID();
    private final LaneTask lanes;
    private final EventFanOut fanOut;
    private final WebhookSettings settings;
    private final DataSource dataSource;
    private final Clock clock;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile @Nullable Scheduler scheduler;
    private volatile @Nullable ScheduledExecutorService looks;

    DeliveryNode(
            LaneTask lanes,
            EventFanOut fanOut,
            WebhookSettings settings,
            DataSource dataSource,
            Clock clock,
            Notifications notifications) {
        this.lanes = lanes;
        this.fanOut = fanOut;
        this.settings = settings;
        this.dataSource = dataSource;
        this.clock = clock;
        notifications.subscribe(Webhooks.CHANNEL, message -> soon());
    }

    @Override
    public void start() {
        Scheduler created = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), lanes.task())
                .schedulerName(new SchedulerName.Fixed(name))
                .tableName(LaneRepository.TABLE)
                .clock(clock::instant)
                .threads(settings.concurrent())
                .pollingInterval(POLL)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.WARN, true)
                .shutdownMaxWait(settings.timeout())
                .build();
        created.start();
        scheduler = created;
        ScheduledExecutorService executor =
                Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "webhook-events"));
        // It has no result, and ends with the executor.
        Future<?> unused = executor.scheduleWithFixedDelay(this::look, 0, POLL.toMillis(), TimeUnit.MILLISECONDS);
        looks = executor;
    }

    /** Not on the thread of notifications, which all listeners share; notifications that come meanwhile are one. */
    private void soon() {
        ScheduledExecutorService executor = looks;
        if (executor != null && looking.compareAndSet(false, true)) {
            try {
                executor.execute(this::look);
            } catch (RejectedExecutionException e) {
                // This process stops.
                looking.set(false);
            }
        }
    }

    private void look() {
        looking.set(false);
        try {
            fanOut.run();
        } catch (RuntimeException e) {
            // While the database is unavailable, which requests say aloud.
            LOG.debug("Events could not be read", e);
        }
        Scheduler current = scheduler;
        if (current != null) {
            current.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService executor = looks;
        Scheduler current = scheduler;
        looks = null;
        scheduler = null;
        if (executor != null) {
            executor.shutdownNow();
        }
        if (current != null) {
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
