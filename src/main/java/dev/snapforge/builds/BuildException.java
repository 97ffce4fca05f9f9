package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** Why nothing can be said or done about a build or a job. */
public final class BuildException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private BuildException(Refusal refusal) {
        super(refusal);
    }

    /** There is no such build. */
    static BuildException notFound(UUID id) {
        return new BuildException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "build-not-found",
                "There is no build " + id + ".",
                null,
                null,
                "GET /api/v1/builds lists the builds."));
    }

    /** The build has no such job. */
    static BuildException jobNotFound(UUID job) {
        return new BuildException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "job-not-found",
                "This build has no job " + job + ".",
                null,
                null,
                "The build lists its jobs."));
    }

    /** What has ended cannot be cancelled. */
    static BuildException alreadyEnded(UUID id, BuildStatus status) {
        return new BuildException(new Refusal(
                ErrorCategory.CONFLICT,
                "build-already-ended",
                "Build " + id + " has already ended.",
                "QUEUED or RUNNING",
                status.name(),
                null));
    }
}
