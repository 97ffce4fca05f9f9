package dev.snapforge.queue;

import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.sql.Array;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * How jobs are taken from the queue: from the principal that has the fewest running, of several such from the one whose last
 * turn is longest ago, and of one principal the oldest first. A claim looks at a few rows of each principal that has
 * something waiting, however much that is. All times are the database's.
 */
public final class FairJobClaims extends PostgreSqlJdbcCustomization {

    /**
     * Candidates are found without locks and locked in their order, so that builders that look at the same moment pass over
     * each other's rows; 64 of each principal are more than are locked at one moment.
     */
    static final String CLAIM = """
            WITH RECURSIVE asked AS (
                SELECT CAST(? AS text[]) AS tasks, CAST(? AS text) AS builder, CAST(? AS integer) AS most
            ),
            waiting (principal) AS (
                (SELECT principal FROM scheduled_tasks WHERE NOT picked ORDER BY principal LIMIT 1)
                UNION ALL
                SELECT (SELECT next.principal FROM scheduled_tasks next
                        WHERE NOT next.picked AND next.principal > waiting.principal
                        ORDER BY next.principal LIMIT 1)
                FROM waiting WHERE waiting.principal IS NOT NULL
            ),
            candidate AS (
                SELECT due.task_name, due.task_instance, due.execution_time, queue_turn.taken_at,
                       taken.jobs + row_number() OVER (PARTITION BY waiting.principal ORDER BY due.execution_time) AS place
                FROM waiting
                CROSS JOIN LATERAL (
                    SELECT count(*) AS jobs FROM scheduled_tasks
                    WHERE picked AND scheduled_tasks.principal = waiting.principal) taken
                CROSS JOIN LATERAL (
                    SELECT task_name, task_instance, execution_time FROM scheduled_tasks, asked
                    WHERE NOT picked AND scheduled_tasks.principal = waiting.principal
                      AND task_name = ANY (asked.tasks) AND execution_time <= clock_timestamp()
                    ORDER BY execution_time LIMIT 64 + (SELECT most FROM asked)) due
                LEFT JOIN queue_turn ON queue_turn.principal = waiting.principal
            ),
            chosen AS (
                SELECT task.task_name, task.task_instance
                FROM candidate JOIN scheduled_tasks task USING (task_name, task_instance)
                WHERE NOT task.picked
                ORDER BY candidate.place, candidate.taken_at NULLS FIRST, candidate.execution_time
                LIMIT (SELECT most FROM asked)
                FOR UPDATE OF task SKIP LOCKED
            ),
            claimed AS (
                UPDATE scheduled_tasks task
                SET picked = true, picked_by = asked.builder, last_heartbeat = clock_timestamp(), version = version + 1
                FROM chosen, asked
                WHERE task.task_name = chosen.task_name AND task.task_instance = chosen.task_instance
                RETURNING task.*
            ),
            turn AS (
                INSERT INTO queue_turn (principal, taken_at)
                SELECT principal, clock_timestamp() FROM (SELECT DISTINCT principal FROM claimed) served
                ORDER BY principal
                ON CONFLICT (principal) DO UPDATE SET taken_at = excluded.taken_at
            )
            SELECT * FROM claimed
            """;

    private final String[] tasks;

    /** @param tasks names of the tasks that this builder can do */
    public FairJobClaims(Collection<String> tasks) {
        super(false, false);
        this.tasks = tasks.toArray(String[]::new);
    }

    @Override
    public List<Execution> lockAndFetchSingleStatement(
            JdbcTaskRepositoryContext context, Instant now, int most, boolean byPriority) {
        return context.jdbcRunner.query(
                CLAIM,
                statement -> {
                    Array names = statement.getConnection().createArrayOf("text", tasks);
                    statement.setArray(1, names);
                    statement.setString(2, context.schedulerName.getName());
                    statement.setInt(3, most);
                },
                context.resultSetMapper.get());
    }
}
