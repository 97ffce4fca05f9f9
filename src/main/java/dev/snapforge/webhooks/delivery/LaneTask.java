package dev.snapforge.webhooks.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.snapforge.webhooks.WebhookSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** db-scheduler's task of a lane: delivers what is due, one after the other, and comes back when the next one is. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class LaneTask {

    /** After so many deliveries others get their turn. */
    private static final int MOST_AT_ONCE = 50;

    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(5);

    private final DeliveryRepository deliveries;
    private final DeliveryRound round;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final int mostOfOne;
    private final Map<UUID, Integer> working = new ConcurrentHashMap<>();

    LaneTask(
            DeliveryRepository deliveries,
            DeliveryRound round,
            WebhookSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.deliveries = deliveries;
        this.round = round;
        this.transaction = transaction;
        this.clock = clock;
        // A receiver that lets everybody wait keeps no more than half of the threads from the others.
        this.mostOfOne = Math.max(1, settings.concurrent() / 2);
    }

    Task<Void> task() {
        return Tasks.custom(LaneRepository.TASK, Void.class)
                .onDeadExecution((execution, operations) -> operations.reschedule(execution, clock.instant()))
                .onFailure((execution, operations) ->
                        operations.reschedule(execution, clock.instant().plus(OUTAGE)))
                .execute((instance, context) -> run(Lane.parse(instance.getId())));
    }

    private CompletionHandler<Void> run(Lane lane) {
        UUID webhook = lane.webhook();
        if (working.merge(webhook, 1, Integer::sum) > mostOfOne) {
            leave(webhook);
            return (execution, operations) ->
                    operations.reschedule(execution, clock.instant().plus(BUSY));
        }
        try {
            int done = 0;
            while (done < MOST_AT_ONCE && round.deliver(lane)) {
                done++;
            }
        } finally {
            leave(webhook);
        }
        return (execution, operations) ->
                transaction.executeWithoutResult(status -> comeBack(lane, execution, operations));
    }

    private void comeBack(Lane lane, ExecutionComplete execution, ExecutionOperations<Void> operations) {
        Optional<Instant> next = deliveries.head(lane).map(WebhookDelivery::dueAt);
        if (next.isPresent()) {
            operations.reschedule(execution, next.get());
        } else {
            operations.remove();
        }
    }

    private void leave(UUID webhook) {
        working.computeIfPresent(webhook, (id, count) -> count == 1 ? null : count - 1);
    }
}
