package dev.snapforge.webhooks.delivery;

/** How far a delivery is. */
public enum DeliveryStatus {
    /** It waits for its turn, or for its next attempt. */
    PENDING,
    /** The receiver answered with 2xx. */
    DELIVERED,
    /** No attempt succeeded, and there is no further one. */
    GIVEN_UP
}
