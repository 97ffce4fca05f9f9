package dev.snapforge.builds.submit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The idempotency key has a form that is not accepted. */
final class InvalidIdempotencyKeyException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    InvalidIdempotencyKeyException(int length) {
        super(
                ErrorCategory.INVALID,
                "invalid-idempotency-key",
                "The Idempotency-Key header cannot be used.",
                "1 to 255 printable ASCII characters",
                length + " characters",
                "Use a random UUID.");
    }
}
