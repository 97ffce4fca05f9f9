package dev.snapforge.webhooks.delivery;

import dev.snapforge.webhooks.Webhook;
import dev.snapforge.webhooks.WebhookException;
import dev.snapforge.webhooks.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One attempt at the oldest delivery of a lane: read, send, note. Nothing is sent within a transaction. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class DeliveryRound {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryRound.class);

    private final DeliveryRepository deliveries;
    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final DeliveryBackoff retries;
    private final WebhookMeters meters;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeliveryRound(
            DeliveryRepository deliveries,
            Webhooks webhooks,
            WebhookSender sender,
            DeliveryBackoff retries,
            WebhookMeters meters,
            TransactionTemplate transaction,
            Clock clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.sender = sender;
        this.retries = retries;
        this.meters = meters;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether there was something to deliver and the next one may follow at once. */
    boolean deliver(Lane lane) {
        Optional<WebhookDelivery> head = deliveries.head(lane);
        if (head.isEmpty() || head.get().dueAt().isAfter(clock.instant())) {
            return false;
        }
        WebhookDelivery delivery = head.get();
        DeliveryAttempt attempt;
        try {
            Webhook webhook = webhooks.find(lane.webhook());
            attempt = sender.send(
                    webhook.definition().url(), delivery.eventId(), delivery.body(), webhooks.secrets(lane.webhook()));
        } catch (WebhookException e) {
            // Deleted since, and its deliveries with it.
            return false;
        }
        Optional<DeliveryStatus> status = Optional.ofNullable(transaction.execute(it -> note(delivery, attempt)))
                .flatMap(it -> it);
        status.ifPresent(it -> tell(delivery, attempt, it));
        return status.isPresent() && status.get() != DeliveryStatus.PENDING;
    }

    private Optional<DeliveryStatus> note(WebhookDelivery delivery, DeliveryAttempt attempt) {
        Instant now = clock.instant();
        Optional<DeliveryStatus> status = deliveries.attempted(
                delivery,
                attempt.succeeded() ? DeliveryStatus.DELIVERED : DeliveryStatus.PENDING,
                attempt,
                now,
                now.plus(retries.after(delivery.attempts() + 1, attempt.retryAfter())));
        if (status.isPresent()) {
            switch (status.get()) {
                case DELIVERED -> webhooks.delivered(delivery.lane().webhook());
                case GIVEN_UP -> webhooks.gaveUp(delivery.lane().webhook());
                case PENDING -> {
                    if (attempt.unsubscribes()) {
                        webhooks.disable(delivery.lane().webhook(), "the receiver answered 410");
                    }
                }
            }
        }
        return status;
    }

    /** Ids and words alone: an address may be as good as a password. */
    private void tell(WebhookDelivery delivery, DeliveryAttempt attempt, DeliveryStatus status) {
        meters.attempted(status);
        if (status == DeliveryStatus.GIVEN_UP) {
            LOG.warn(
                    "Delivery {} to webhook {} is given up after {} attempts: {} {}",
                    delivery.id(),
                    delivery.lane().webhook(),
                    delivery.attempts() + 1,
                    attempt.error(),
                    attempt.httpStatus() == null ? "" : attempt.httpStatus());
        }
    }
}
