package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.UUID;

/** There is no such build. */
public final class BuildNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BuildNotFoundException(UUID id) {
        super(
                Kind.NOT_FOUND,
                "build-not-found",
                "There is no build " + id + ".",
                null,
                null,
                "GET /api/v1/builds lists the builds.");
    }
}
