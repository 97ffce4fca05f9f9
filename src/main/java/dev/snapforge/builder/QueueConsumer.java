package dev.snapforge.builder;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import dev.snapforge.builder.measure.MeasurementLane;
import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.postgres.Notifications;
import dev.snapforge.queue.DbSchedulerJobQueue;
import dev.snapforge.queue.FairJobClaims;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/** Takes jobs from the queue: at once when a notification says that there are some, and every second in case one was missed. */
@Component
@BuilderRole
class QueueConsumer {

    private static final int MISSED_HEARTBEATS = 4;
    private static final long LOOK_MILLIS = 50;

    /** A task that this builder does not know belongs to another builder, however long ago it was last seen. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final BuilderSettings settings;
    private final BuilderName name;
    private final DbSchedulerTasks tasks;
    private final RunningJobs running;
    private final MeasurementLane lane;
    private final DataSource dataSource;
    private final Clock clock;
    private volatile @Nullable Scheduler scheduler;

    QueueConsumer(
            BuilderSettings settings,
            BuilderName name,
            DbSchedulerTasks tasks,
            RunningJobs running,
            MeasurementLane lane,
            DataSource dataSource,
            Clock clock,
            Notifications notifications) {
        this.settings = settings;
        this.name = name;
        this.tasks = tasks;
        this.running = running;
        this.lane = lane;
        this.dataSource = dataSource;
        this.clock = clock;
        notifications.subscribe(DbSchedulerJobQueue.CHANNEL, target -> look());
    }

    void start(Collection<Engine> engines) {
        List<Task<?>> known = new ArrayList<>();
        engines.forEach(engine -> known.add(tasks.forEngine(engine)));
        // Aware of transactions, so that a dead builder's job and its row change together.
        Scheduler created = Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), known)
                .schedulerName(new SchedulerName.Fixed(name.toString()))
                .jdbcCustomization(
                        new FairJobClaims(known.stream().map(Task::getName).toList()))
                // Heartbeats and what is overdue go by the clock that all builders share.
                .clock(clock::instant)
                .threads(settings.concurrency())
                .pollingInterval(settings.pollInterval())
                // Rows are locked as they are read (SKIP LOCKED), and no more than there are threads for.
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(settings.heartbeat())
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .failureLogging(LogLevel.WARN, true)
                .shutdownMaxWait(settings.drain())
                .build();
        created.start();
        scheduler = created;
        lane.start(engines);
    }

    /** Takes no more jobs, waits for the running ones, and hands back those that take too long. */
    void stop() {
        lane.stop();
        Scheduler current = scheduler;
        if (current != null) {
            current.pause();
            awaitIdle(settings.drain());
            running.stopAll();
            current.stop();
        }
    }

    private void look() {
        Scheduler current = scheduler;
        if (current != null) {
            current.triggerCheckForDueExecutions();
        }
    }

    private void awaitIdle(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
