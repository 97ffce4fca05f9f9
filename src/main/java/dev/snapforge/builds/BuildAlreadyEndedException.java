package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** What has ended cannot be cancelled. */
final class BuildAlreadyEndedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BuildAlreadyEndedException(UUID id, BuildStatus status) {
        super(
                ErrorCategory.CONFLICT,
                "build-already-ended",
                "Build " + id + " has already ended.",
                "QUEUED or RUNNING",
                status.name(),
                null);
    }
}
