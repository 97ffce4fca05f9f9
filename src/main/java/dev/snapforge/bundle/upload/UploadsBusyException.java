package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.RetryLater;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/** Other uploads have the memory that this one needs. */
final class UploadsBusyException extends SnapforgeException implements RetryLater {

    private static final long serialVersionUID = 1L;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    UploadsBusyException() {
        super(
                ErrorCategory.UNAVAILABLE,
                "uploads-busy",
                "Other uploads have the memory that this one needs.",
                "fewer or smaller uploads at the same time",
                null,
                "Send the same request again after the time that Retry-After says.");
    }

    @Override
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
