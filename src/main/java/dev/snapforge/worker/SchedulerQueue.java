package dev.snapforge.worker;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import dev.snapforge.build.JobQueue;
import dev.snapforge.kernel.Target;
import dev.snapforge.postgres.Notifications;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Component;

/**
 * The queue on Postgres: a row of db-scheduler for each job. There is a task for each target, and a builder knows only the tasks
 * of its engines, so a job never goes to a builder that cannot do it.
 */
@Component
class SchedulerQueue implements JobQueue {

    /** Says which target has a new job. */
    static final String CHANNEL = "snapforge_job";

    private static final Logger LOG = LoggerFactory.getLogger(SchedulerQueue.class);

    private final SchedulerClient client;
    private final Notifications notifications;
    private final Clock clock;

    SchedulerQueue(DataSource dataSource, Notifications notifications, Clock clock) {
        // The row must appear with the build's own transaction, or not at all.
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        this.notifications = notifications;
        this.clock = clock;
    }

    static String taskName(Target target) {
        return "build " + target;
    }

    @Override
    public void enqueue(UUID jobId, Target target) {
        client.scheduleIfNotExists(new TaskInstance<>(taskName(target), jobId.toString()), clock.instant());
        notifications.send(CHANNEL, target.toString());
    }

    @Override
    public void remove(UUID jobId, Target target) {
        try {
            client.cancel(TaskInstanceId.of(taskName(target), jobId.toString()));
        } catch (TaskInstanceException e) {
            // A builder may take the row at any moment, so looking first would prove nothing. A row that a builder
            // holds is
            // the builder's to remove: it finds that the job has ended.
            LOG.debug("Job {} is no longer waiting in the queue", jobId, e);
        }
    }
}
