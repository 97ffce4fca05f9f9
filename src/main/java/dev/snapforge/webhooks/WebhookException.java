package dev.snapforge.webhooks;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a webhook is not made or changed, or nothing is sent to it. */
public final class WebhookException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 200;

    private WebhookException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        super(new Refusal(kind, code, message, expected, found, hint));
    }

    /** There is no such webhook. */
    public static WebhookException notFound(UUID id) {
        return new WebhookException(
                ErrorCategory.NOT_FOUND,
                "webhook-not-found",
                "There is no webhook " + id + ".",
                null,
                null,
                "GET /api/v1/webhooks lists the webhooks.");
    }

    /** The webhook has no such delivery, or it was removed after its time. */
    public static WebhookException deliveryNotFound(UUID webhook, UUID delivery) {
        return new WebhookException(
                ErrorCategory.NOT_FOUND,
                "webhook-delivery-not-found",
                "Webhook " + webhook + " has no delivery " + delivery + ".",
                null,
                null,
                "GET /api/v1/webhooks/{id}/deliveries lists those that are kept.");
    }

    /**
     * A field or a parameter cannot be used.
     *
     * @param field its name
     * @param expected what it must be
     * @param found what it is
     */
    public static WebhookException invalid(String field, String expected, String found) {
        return new WebhookException(
                ErrorCategory.INVALID,
                "invalid-webhook",
                "The field '" + field + "' cannot be used.",
                expected,
                found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…",
                "See docs/webhooks.md.");
    }

    /**
     * The address is one that the service does not call.
     *
     * @param found what it is, and not where it leads
     */
    static WebhookException forbiddenAddress(String expected, String found) {
        return new WebhookException(
                ErrorCategory.UNPROCESSABLE,
                "webhook-address-forbidden",
                "The service does not send events to this address.",
                expected,
                found,
                "Use a public https address, or have the operator add the network to snapforge.webhooks.allowed-networks.");
    }

    /** There are as many webhooks as there may be. */
    static WebhookException tooMany(int most) {
        return new WebhookException(
                ErrorCategory.CONFLICT,
                "too-many-webhooks",
                "There are too many webhooks.",
                "at most " + most,
                "one more",
                "Delete some that are not needed any more, or give one of them more events and names.");
    }

    /** Nothing is sent to a webhook that is disabled. */
    public static WebhookException disabled(UUID id) {
        return new WebhookException(
                ErrorCategory.CONFLICT,
                "webhook-disabled",
                "Webhook " + id + " is disabled, so nothing is sent to it.",
                "a webhook that is enabled",
                "a disabled one",
                "Enable it: PUT /api/v1/webhooks/{id} with \"enabled\": true.");
    }
}
