package dev.snapforge.builds.submit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** The idempotency key was used before, for another request. */
final class IdempotencyConflictException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    IdempotencyConflictException(UUID build) {
        super(
                ErrorCategory.CONFLICT,
                "idempotency-conflict",
                "This Idempotency-Key was used for another request.",
                "the request that made build " + build,
                "other files or another spec",
                "Use a new key for a new request.");
    }
}
