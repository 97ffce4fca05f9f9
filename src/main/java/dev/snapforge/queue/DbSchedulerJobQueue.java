package dev.snapforge.queue;

import dev.snapforge.builds.JobQueue;
import dev.snapforge.core.Target;
import dev.snapforge.postgres.Notifications;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The queue on Postgres: a row of db-scheduler for each job. There is a task for each target, and a builder knows only the tasks
 * of its engines, so a job never goes to a builder that cannot do it. Whose turn it is, {@link FairJobClaims} decides.
 */
@Component
public class DbSchedulerJobQueue implements JobQueue {

    /** Says which target has a new job. */
    public static final String CHANNEL = "snapforge_job";

    /** Says which job a signer is to look at. */
    public static final String SIGNING_CHANNEL = "snapforge_unsigned";

    /** The task of jobs that are proven; one for all targets, as a signer needs no engine. */
    public static final String SIGNING_TASK = "sign";

    private final JdbcClient jdbc;
    private final Notifications notifications;

    DbSchedulerJobQueue(JdbcClient jdbc, Notifications notifications) {
        this.jdbc = jdbc;
        this.notifications = notifications;
    }

    public static String taskName(Target target) {
        return "build " + target;
    }

    @Override
    public void enqueue(UUID jobId, Target target, String principal) {
        // As db-scheduler would write it, and whose it is besides. Due at once, by the database's clock.
        jdbc.sql("INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, principal)"
                        + " VALUES (:task, :job, now(), false, 1, :principal) ON CONFLICT DO NOTHING")
                .param("task", taskName(target))
                .param("job", jobId.toString())
                .param("principal", principal)
                .update();
        notifications.send(CHANNEL, target.toString());
    }

    @Override
    public void handOver(UUID jobId, Target target) {
        // The same row under another name: from one commit on, it is a signer's and no builder's, whichever of them
        // dies.
        int changed = jdbc.sql("UPDATE scheduled_tasks SET task_name = :sign, execution_time = now(), picked = false,"
                        + " picked_by = NULL, last_heartbeat = NULL, consecutive_failures = 0, version = version + 1"
                        + " WHERE task_name = :task AND task_instance = :job AND picked")
                .param("sign", SIGNING_TASK)
                .param("task", taskName(target))
                .param("job", jobId.toString())
                .update();
        if (changed != 1) {
            throw new IllegalStateException("No builder has job " + jobId + " of the queue");
        }
        notifications.send(SIGNING_CHANNEL, jobId.toString());
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
