package dev.snapforge.webhooks.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param number its place among all deliveries, which those of a lane keep
 * @param eventId the id of the event, which is the same in all deliveries of it
 * @param type of the event
 * @param body the event, as it is sent
 * @param attempts how often it was tried
 * @param dueAt when it is tried next, unless one before it in its lane is still pending
 * @param httpStatus the status of the last answer, or null if there was none
 * @param error why the last attempt failed, one of the words of docs/webhooks.md, or null
 * @param attemptedAt when it was tried last, or null
 * @param endedAt when it was delivered or given up, or null
 */
public record WebhookDelivery(
        long number,
        UUID id,
        Lane lane,
        UUID eventId,
        String type,
        String body,
        DeliveryStatus status,
        int attempts,
        Instant dueAt,
        @Nullable Integer httpStatus,
        @Nullable String error,
        Instant createdAt,
        @Nullable Instant attemptedAt,
        @Nullable Instant endedAt) {}
