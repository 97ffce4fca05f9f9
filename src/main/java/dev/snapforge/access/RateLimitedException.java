package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.RetryLater;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/** A principal asks more often than it may. */
public final class RateLimitedException extends SnapforgeException implements RetryLater {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param perMinute how many requests a minute are allowed
     * @param retryAfter when the next one will be
     */
    public RateLimitedException(int perMinute, Duration retryAfter) {
        super(
                ErrorCategory.BUSY,
                "rate-limited",
                "There are too many requests of this principal.",
                "at most " + perMinute + " requests a minute",
                "more than that",
                "Wait as long as Retry-After says. Follow builds by their events or with 'Prefer: wait=60' rather than by asking"
                        + " again and again.");
        this.retryAfter = retryAfter;
    }

    @Override
    public Duration retryAfter() {
        return retryAfter;
    }
}
