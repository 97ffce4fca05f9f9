package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** The build has no such job. */
final class JobNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    JobNotFoundException(UUID job) {
        super(
                ErrorCategory.NOT_FOUND,
                "job-not-found",
                "This build has no job " + job + ".",
                null,
                null,
                "The build lists its jobs.");
    }
}
