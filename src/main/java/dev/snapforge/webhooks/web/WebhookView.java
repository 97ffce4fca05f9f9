package dev.snapforge.webhooks.web;

import dev.snapforge.webhooks.Webhook;
import dev.snapforge.webhooks.WebhookDefinition;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webhook as admins see it. */
@Schema(name = "Webhook", description = "A webhook, without its secret")
record WebhookView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "Where events are sent", example = "https://hooks.example/snapforge")
        String url,

        @Schema(
                description = "Types of events, or prefixes that end with `.*`",
                example = "[\"dev.snapforge.channel.*\"]")
        List<String> events,

        @Schema(description = "Events of these names; `*` for all", example = "[\"team-a.*\"]")
        List<String> names,

        @Schema(description = "For people", example = "deploys team A") @Nullable
        String description,

        @Schema(description = "Whether events are collected and sent")
        boolean enabled,

        @Schema(description = "Why it is disabled; null if it is not", example = "3 deliveries in a row were given up")
        @Nullable
        String disabledReason,

        @Schema(description = "How many deliveries were given up since the last one that succeeded", example = "0")
        int givenUp,

        @Schema(
                description =
                        "Until when messages are also signed with the secret before the last rotation; null if there was none")
        @Nullable
        Instant previousSecretUntil,

        @Schema(description = "The principal that created it", example = "token:bootstrap")
        String createdBy,

        @Schema(description = "When it was created") Instant createdAt) {

    static WebhookView of(Webhook webhook) {
        WebhookDefinition definition = webhook.definition();
        return new WebhookView(
                webhook.id(),
                definition.url().toString(),
                definition.events().patterns(),
                definition.names().patterns(),
                definition.description(),
                definition.enabled(),
                webhook.disabledReason(),
                webhook.givenUp(),
                webhook.previousSecretUntil(),
                webhook.createdBy(),
                webhook.createdAt());
    }
}
