package dev.snapforge.webhooks.web;

import dev.snapforge.webhooks.delivery.DeliveryStatus;
import dev.snapforge.webhooks.delivery.WebhookDelivery;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as admins see it. */
@Schema(name = "WebhookDelivery", description = "An event on its way to a webhook")
record WebhookDeliveryView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The id of the event: its `id` as a CloudEvent, and the header `webhook-id`")
        UUID event,

        @Schema(description = "The type of the event", example = "dev.snapforge.channel.promoted")
        String type,

        @Schema(
                description = "What the event is about; deliveries with the same subject go one after the other",
                example = "team-a.web")
        String subject,

        @Schema(
                description =
                        "`PENDING`: it waits for its turn or its next attempt; `DELIVERED`: the receiver answered with 2xx; `GIVEN_UP`: it is not tried any more")
        DeliveryStatus status,

        @Schema(description = "How often it was tried", example = "1")
        int attempts,

        @Schema(description = "When it is tried next, once its turn has come; null after its end") @Nullable
        Instant dueAt,

        @Schema(description = "The status of the last answer; null if there was none", example = "503") @Nullable
        Integer httpStatus,

        @Schema(
                description = "Why the last attempt failed; null if it succeeded, or there was none",
                allowableValues = {
                    "status",
                    "redirect",
                    "timeout",
                    "connection",
                    "tls",
                    "unknown-host",
                    "address-forbidden"
                },
                example = "status")
        @Nullable
        String error,

        @Schema(description = "When it was made, within about a second after what happened")
        Instant createdAt,

        @Schema(description = "When it was last tried; null if it was not") @Nullable
        Instant attemptedAt,

        @Schema(description = "When it was delivered or given up; null while it is pending") @Nullable
        Instant endedAt) {

    static WebhookDeliveryView of(WebhookDelivery delivery) {
        return new WebhookDeliveryView(
                delivery.id(),
                delivery.eventId(),
                delivery.type(),
                delivery.lane().subject(),
                delivery.status(),
                delivery.attempts(),
                delivery.endedAt() == null ? delivery.dueAt() : null,
                delivery.httpStatus(),
                delivery.error(),
                delivery.createdAt(),
                delivery.attemptedAt(),
                delivery.endedAt());
    }
}
