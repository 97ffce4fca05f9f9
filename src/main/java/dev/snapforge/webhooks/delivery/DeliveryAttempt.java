package dev.snapforge.webhooks.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a message once.
 *
 * @param httpStatus of the answer, or null without one
 * @param error why it failed, in a word that says nothing of what the receiver wrote, or null if it did not
 * @param retryAfter how long the receiver asks to be left alone, or null
 */
record DeliveryAttempt(
        @Nullable Integer httpStatus,
        @Nullable String error,
        @Nullable Duration retryAfter) {

    private static final int GONE = 410;

    static DeliveryAttempt failed(String error) {
        return new DeliveryAttempt(null, error, null);
    }

    /** An attempt that was answered: 2xx is a success, and nothing else is. */
    static DeliveryAttempt answered(int status, @Nullable Duration retryAfter) {
        String error = status / 100 == 2 ? null : status / 100 == 3 ? "redirect" : "status";
        return new DeliveryAttempt(status, error, retryAfter);
    }

    boolean succeeded() {
        return error == null;
    }

    /** Whether the receiver wants no more messages at all (Standard Webhooks: 410). */
    boolean unsubscribes() {
        return httpStatus != null && httpStatus == GONE;
    }
}
