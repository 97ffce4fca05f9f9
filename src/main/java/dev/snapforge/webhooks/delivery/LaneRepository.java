package dev.snapforge.webhooks.delivery;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code webhook_task}, as db-scheduler works with them. */
@Repository
class LaneRepository {

    /** db-scheduler's name of what is done for a lane. */
    static final String TASK = "deliver";

    static final String TABLE = "webhook_task";

    private final JdbcClient jdbc;

    LaneRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes the tasks that are missing, of lanes with something pending to a webhook that is enabled. A lane whose task ends at this
     * moment, as it has not seen what came last, gets one at the next look.
     *
     * @return how many were made
     */
    int fill(Instant now) {
        return jdbc.sql("INSERT INTO webhook_task (task_name, task_instance, execution_time, picked, version)"
                        + " SELECT :task, lane.id, :now, false, 1 FROM"
                        + " (SELECT DISTINCT delivery.webhook_id || ' ' || delivery.lane AS id FROM webhook_delivery delivery"
                        + " JOIN webhook ON webhook.id = delivery.webhook_id AND webhook.disabled_reason IS NULL"
                        + " WHERE delivery.status = 'PENDING') lane"
                        + " WHERE NOT EXISTS (SELECT FROM webhook_task WHERE task_name = :task AND task_instance = lane.id)"
                        + " ON CONFLICT DO NOTHING")
                .param("task", TASK)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Makes a lane's task due, unless it is at work. */
    void hurry(Lane lane, Instant now) {
        jdbc.sql("UPDATE webhook_task SET execution_time = :now WHERE task_name = :task AND task_instance = :lane"
                        + " AND NOT picked AND execution_time > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("task", TASK)
                .param("lane", lane.task())
                .update();
    }
}
