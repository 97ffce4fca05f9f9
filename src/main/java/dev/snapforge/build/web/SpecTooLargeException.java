package dev.snapforge.build.web;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The spec is larger than any spec within the limits can be. */
final class SpecTooLargeException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    SpecTooLargeException(long limit) {
        super(
                Kind.TOO_LARGE,
                "spec-too-large",
                "The spec is too large.",
                "at most " + limit + " bytes",
                null,
                "Move long checks into a script of the bundle.");
    }
}
