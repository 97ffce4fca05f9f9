package dev.snapforge.builder;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.queue.DbSchedulerJobQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** db-scheduler's tasks: one for each engine that this builder has, with what happens to a job whose builder died. */
@Component
@BuilderRole
class DbSchedulerTasks {

    private static final String GONE = "The builder that ran it is gone.";

    /** Where not even the end of an attempt could be written, the database is unavailable: try again a little later. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final JobHandler handler;
    private final JobLeases leases;
    private final TransactionTemplate transaction;
    private final BuilderSettings settings;
    private final BuilderName name;
    private final Clock clock;

    DbSchedulerTasks(
            JobHandler handler,
            JobLeases leases,
            TransactionTemplate transaction,
            BuilderSettings settings,
            BuilderName name,
            Clock clock) {
        this.handler = handler;
        this.leases = leases;
        this.transaction = transaction;
        this.settings = settings;
        this.name = name;
        this.clock = clock;
    }

    Task<Void> forEngine(Engine engine) {
        return Tasks.custom(DbSchedulerJobQueue.taskName(engine.facts().target()), Void.class)
                .onDeadExecution(this::revive)
                .onFailure((execution, operations) ->
                        operations.reschedule(execution, clock.instant().plus(PAUSE)))
                .execute((instance, context) ->
                        completion(handler.run(UUID.fromString(instance.getId()), name.toString(), engine)));
    }

    private CompletionHandler<Void> completion(JobHandler.Verdict verdict) {
        return verdict.match(
                () -> (execution, operations) -> operations.remove(),
                pause -> (execution, operations) ->
                        operations.reschedule(execution, clock.instant().plus(pause)),
                // The row stays as it is. If it still bears our name, it counts as dead soon, and revive() looks at the
                // job.
                () -> (execution, operations) -> {});
    }

    /**
     * Every builder that finds the row comes here. The scheduler's operations fail where the row is no longer as it was found,
     * and take the change of the job back with them: one builder has its way, and none disturbs an attempt begun since.
     */
    private void revive(ExecutionComplete execution, ExecutionOperations<Void> operations) {
        UUID job = UUID.fromString(execution.getExecution().taskInstance.getId());
        transaction.executeWithoutResult(status -> {
            if (leases.lost(job, GONE, settings.maxAttempts())) {
                operations.reschedule(execution, clock.instant());
            } else {
                operations.remove();
            }
        });
    }
}
