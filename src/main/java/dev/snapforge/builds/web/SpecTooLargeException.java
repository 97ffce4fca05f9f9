package dev.snapforge.builds.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The spec is larger than any spec within the limits can be. */
final class SpecTooLargeException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    SpecTooLargeException(long limit) {
        super(
                ErrorCategory.TOO_LARGE,
                "spec-too-large",
                "The spec is too large.",
                "at most " + limit + " bytes",
                null,
                "Move long checks into a script of the bundle.");
    }
}
