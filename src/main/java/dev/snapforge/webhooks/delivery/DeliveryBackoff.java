package dev.snapforge.webhooks.delivery;

import dev.snapforge.webhooks.WebhookSettings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** When a delivery that failed is tried again: each time twice as late, up to a bound, and never all at the same moment. */
@Component
class DeliveryBackoff {

    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier random;

    @Autowired
    DeliveryBackoff(WebhookSettings settings) {
        this(
                settings.firstDelay(),
                settings.longestDelay(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    DeliveryBackoff(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * The wait after a failure: half of what the number of failures makes of it, and a random part of the other half. A receiver that asks for
     * longer gets it, up to the longest wait.
     *
     * @param failures how many there were, from 1
     */
    Duration after(int failures, @Nullable Duration retryAfter) {
        long full = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        Duration wait = Duration.ofMillis(Math.round((double) full * (0.5 + random.getAsDouble() / 2)));
        if (retryAfter == null || retryAfter.compareTo(wait) <= 0) {
            return wait;
        }
        return retryAfter.compareTo(longest) < 0 ? retryAfter : longest;
    }
}
