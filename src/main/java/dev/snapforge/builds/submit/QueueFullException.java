package dev.snapforge.builds.submit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.RetryLater;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/** A principal has as many jobs waiting as it may have. */
final class QueueFullException extends SnapforgeException implements RetryLater {

    private static final long serialVersionUID = 1L;

    // About what a job takes with all its measurements; nobody knows when the next one of this principal begins.
    private static final Duration A_JOB = Duration.ofSeconds(30);

    QueueFullException(int most, int waiting, int more) {
        super(
                ErrorCategory.BUSY,
                "queue-full",
                "There are too many jobs of this principal waiting.",
                "at most " + most + " waiting jobs",
                waiting + " waiting, and " + more + " more asked for",
                "Wait until some have begun, or cancel builds that are not needed any more.");
    }

    @Override
    public Duration retryAfter() {
        return A_JOB;
    }
}
