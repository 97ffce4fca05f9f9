package dev.snapforge.worker;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.snapforge.build.JobQueue;
import dev.snapforge.kernel.Target;
import dev.snapforge.postgres.Notifications;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final SchedulerClient client;
    private final JdbcClient jdbc;
    private final Notifications notifications;
    private final Clock clock;

    SchedulerQueue(DataSource dataSource, JdbcClient jdbc, Notifications notifications, Clock clock) {
        // The row must appear with the build's own transaction, or not at all.
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        this.jdbc = jdbc;
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
        // A row that a builder holds is the builder's to remove. One statement, as a builder may take the row
        // meanwhile.
        jdbc.sql("DELETE FROM scheduled_tasks WHERE task_name = :task AND task_instance = :job AND NOT picked")
                .param("task", taskName(target))
                .param("job", jobId.toString())
                .update();
    }
}
