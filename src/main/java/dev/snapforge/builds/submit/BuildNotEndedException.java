package dev.snapforge.builds.submit;

import dev.snapforge.builds.BuildStatus;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** What has not ended has nothing to compare a rebuild with. */
final class BuildNotEndedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BuildNotEndedException(UUID id, BuildStatus status) {
        super(
                ErrorCategory.CONFLICT,
                "build-not-ended",
                "Build " + id + " has not ended yet.",
                "SUCCEEDED, FAILED or CANCELLED",
                status.name(),
                "Wait for its end, or cancel it.");
    }
}
