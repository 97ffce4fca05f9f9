package dev.snapforge.builds;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** There is no such build. */
public final class BuildNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BuildNotFoundException(UUID id) {
        super(
                ErrorCategory.NOT_FOUND,
                "build-not-found",
                "There is no build " + id + ".",
                null,
                null,
                "GET /api/v1/builds lists the builds.");
    }
}
