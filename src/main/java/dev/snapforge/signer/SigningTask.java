package dev.snapforge.signer;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.snapforge.blob.BlobStoreUnavailableException;
import dev.snapforge.queue.DbSchedulerJobQueue;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.signing.SignerUnavailableException;
import dev.snapforge.verify.VerificationException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** db-scheduler's task of signers: what happens to a job that could not be signed now, and to one whose signer died. */
@Component
@SignerRole
class SigningTask {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** As often as builders try. */
    private static final int MOST_FAILURES = 3;

    private final SigningJob job;
    private final Clock clock;

    SigningTask(SigningJob job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    Task<Void> task() {
        return Tasks.custom(DbSchedulerJobQueue.SIGNING_TASK, Void.class)
                .onDeadExecution((execution, operations) -> operations.reschedule(execution, clock.instant()))
                .onFailure(this::failed)
                .execute((instance, context) -> {
                    job.run(UUID.fromString(instance.getId()));
                    return (execution, operations) -> operations.remove();
                });
    }

    private void failed(ExecutionComplete execution, ExecutionOperations<Void> operations) {
        UUID id = UUID.fromString(execution.getExecution().taskInstance.getId());
        Throwable cause = execution.getCause().orElseGet(() -> new IllegalStateException("No cause is known"));
        int times = execution.getExecution().consecutiveFailures + 1;
        if (isOutage(cause) || times < MOST_FAILURES) {
            operations.reschedule(execution, clock.instant().plus(PAUSE));
            job.undecided(id);
            return;
        }
        job.giveUp(id, times, cause.getClass().getSimpleName());
        operations.remove();
    }

    /** The work is as good as before, and waits until database, store or key can be used again. */
    private static boolean isOutage(Throwable cause) {
        // Not every DataAccessException: what the database will never take is no outage.
        return cause instanceof TransientDataAccessException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof DataAccessResourceFailureException
                || cause instanceof TransactionException
                || cause instanceof BlobStoreUnavailableException
                || cause instanceof SignerUnavailableException
                || cause instanceof VerificationException;
    }
}
