package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.UUID;

/** The build has no such job. */
public final class JobNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    JobNotFoundException(UUID job) {
        super(
                Kind.NOT_FOUND,
                "job-not-found",
                "This build has no job " + job + ".",
                null,
                null,
                "The build lists its jobs.");
    }
}
