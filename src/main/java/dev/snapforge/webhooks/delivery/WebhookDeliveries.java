package dev.snapforge.webhooks.delivery;

import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.TimeOrderedId;
import dev.snapforge.postgres.Notifications;
import dev.snapforge.webhooks.Webhook;
import dev.snapforge.webhooks.WebhookException;
import dev.snapforge.webhooks.WebhookSettings;
import dev.snapforge.webhooks.Webhooks;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What admins see of deliveries, and what they can start by hand. */
@Service
public class WebhookDeliveries {

    private final DeliveryRepository deliveries;
    private final LaneRepository lanes;
    private final Webhooks webhooks;
    private final WebhookSettings settings;
    private final ApplicationEventPublisher changes;
    private final Notifications notifications;
    private final Clock clock;

    WebhookDeliveries(
            DeliveryRepository deliveries,
            LaneRepository lanes,
            Webhooks webhooks,
            WebhookSettings settings,
            ApplicationEventPublisher changes,
            Notifications notifications,
            Clock clock) {
        this.deliveries = deliveries;
        this.lanes = lanes;
        this.webhooks = webhooks;
        this.settings = settings;
        this.changes = changes;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * The deliveries of a webhook, newest first.
     *
     * @param status only those, or null for all
     * @param before only those with a smaller number, or null
     * @throws WebhookException {@code webhook-not-found}
     */
    @Transactional(readOnly = true)
    public List<WebhookDelivery> list(UUID webhook, @Nullable DeliveryStatus status, @Nullable Long before, int limit) {
        return deliveries.list(webhooks.find(webhook).id(), status, before, limit);
    }

    /**
     * A delivery of this webhook.
     *
     * @throws WebhookException {@code webhook-not-found}, {@code webhook-delivery-not-found}
     */
    @Transactional(readOnly = true)
    public WebhookDelivery find(UUID webhook, UUID id) {
        return deliveries
                .find(webhooks.find(webhook).id(), id)
                .orElseThrow(() -> WebhookException.deliveryNotFound(webhook, id));
    }

    /**
     * Sends an event of the type {@code ping}.
     *
     * @throws WebhookException {@code webhook-not-found}, {@code webhook-disabled}
     */
    @Transactional
    public WebhookDelivery ping(UUID webhook) {
        requireEnabled(webhook);
        Instant now = now();
        UUID id = TimeOrderedId.next(clock);
        OutboxEvent event = OutboxEvent.ping(TimeOrderedId.next(clock), webhook, now);
        deliveries.insert(
                id,
                new Lane(webhook, event.subject()),
                event,
                event.toCloudEvent(settings.source()),
                now,
                settings.attempts());
        notifications.send(Webhooks.CHANNEL, "ping");
        return find(webhook, id);
    }

    /**
     * Sends a delivery once more, whatever became of it, before all that its lane still has. One that is pending is tried at once.
     *
     * @throws WebhookException {@code webhook-not-found}, {@code webhook-disabled}, {@code webhook-delivery-not-found}
     */
    @Transactional
    public WebhookDelivery redeliver(UUID webhook, UUID id) {
        requireEnabled(webhook);
        if (!deliveries.redeliver(webhook, id, now(), settings.attempts())) {
            throw WebhookException.deliveryNotFound(webhook, id);
        }
        WebhookDelivery delivery = find(webhook, id);
        lanes.hurry(delivery.lane(), now());
        changes.publishEvent(new AuditableChange(
                "webhook-event-redelivered", webhook.toString(), Map.of("delivery", id.toString())));
        notifications.send(Webhooks.CHANNEL, "redelivery");
        return delivery;
    }

    private void requireEnabled(UUID id) {
        Webhook webhook = webhooks.find(id);
        if (webhook.disabledReason() != null) {
            throw WebhookException.disabled(id);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
