package dev.snapforge.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A webhook, without its secret.
 *
 * @param disabledReason why it is disabled, or null if it is not
 * @param givenUp how many deliveries were given up since the last one that succeeded
 * @param previousSecretUntil until when messages are also signed with the secret before the last rotation, or null
 * @param createdBy the principal that made it
 */
public record Webhook(
        UUID id,
        WebhookDefinition definition,
        @Nullable String disabledReason,
        int givenUp,
        @Nullable Instant previousSecretUntil,
        String createdBy,
        Instant createdAt) {

    /** Why a webhook is disabled that an admin has disabled. */
    public static final String BY_AN_ADMIN = "an admin disabled it";
}
