package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why nothing can be said or done about a build or a job. */
public final class BuildException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private BuildException(
            ErrorCategory kind,
            String code,
            String message,
            @Nullable String expected,
            @Nullable String found,
            @Nullable String hint) {
        super(kind, code, message, expected, found, hint);
    }

    /** There is no such build. */
    static BuildException notFound(UUID id) {
        return new BuildException(
                ErrorCategory.NOT_FOUND,
                "build-not-found",
                "There is no build " + id + ".",
                null,
                null,
                "GET /api/v1/builds lists the builds.");
    }

    /** The build has no such job. */
    static BuildException jobNotFound(UUID job) {
        return new BuildException(
                ErrorCategory.NOT_FOUND,
                "job-not-found",
                "This build has no job " + job + ".",
                null,
                null,
                "The build lists its jobs.");
    }

    /** What has ended cannot be cancelled. */
    static BuildException alreadyEnded(UUID id, BuildStatus status) {
        return new BuildException(
                ErrorCategory.CONFLICT,
                "build-already-ended",
                "Build " + id + " has already ended.",
                "QUEUED or RUNNING",
                status.name(),
                null);
    }
}
