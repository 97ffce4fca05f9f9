package dev.snapforge.webhooks.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.snapforge.webhooks.Webhooks;
import io.swagger.v3.oas.annotations.media.Schema;

/** A webhook with the secret that it was given at this moment. */
@Schema(name = "CreatedWebhook", description = "A webhook with its new secret, which is shown only once")
record CreatedWebhookView(
        @JsonUnwrapped WebhookView described,

        @Schema(
                description =
                        "The secret, for libraries of Standard Webhooks: `whsec_` and the key of the HMAC in base64",
                example = "whsec_…")
        String secret) {

    static CreatedWebhookView of(Webhooks.WithSecret made) {
        return new CreatedWebhookView(
                WebhookView.of(made.webhook()), made.secret().text());
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return described.toString();
    }
}
