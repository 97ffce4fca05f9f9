package dev.snapforge.webhooks.delivery;

import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.webhooks.Webhook;
import dev.snapforge.webhooks.WebhookSettings;
import dev.snapforge.webhooks.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes deliveries of events: one for each webhook that wants the event, in the order in which the database noted them. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class EventFanOut {

    /** What one transaction takes. */
    private static final int MOST_EVENTS = 200;

    private final OutboxRepository outbox;
    private final DeliveryRepository deliveries;
    private final LaneRepository lanes;
    private final Webhooks webhooks;
    private final WebhookSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    EventFanOut(
            OutboxRepository outbox,
            DeliveryRepository deliveries,
            LaneRepository lanes,
            Webhooks webhooks,
            WebhookSettings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.outbox = outbox;
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.webhooks = webhooks;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Takes all events that are there, unless another process does. */
    void run() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> outbox.tryLock() && takeSome()));
        }
    }

    /** Whether there may be more. */
    private boolean takeSome() {
        List<OutboxEvent> events = outbox.oldest(MOST_EVENTS);
        List<Webhook> enabled = events.isEmpty() ? List.of() : webhooks.enabled();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        for (OutboxEvent event : events) {
            for (Webhook webhook : enabled) {
                if (webhook.definition().wants(event.type(), event.name())) {
                    deliveries.insert(
                            TimeOrderedId.next(clock),
                            new Lane(webhook.id(), event.subject()),
                            event,
                            event.toCloudEvent(settings.source()),
                            now,
                            settings.attempts());
                }
            }
        }
        outbox.remove(events);
        lanes.fill(now);
        return events.size() == MOST_EVENTS;
    }
}
