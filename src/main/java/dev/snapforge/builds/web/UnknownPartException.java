package dev.snapforge.builds.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The form has a part that means nothing, or more than one spec. */
final class UnknownPartException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownPartException(String name) {
        super(
                ErrorCategory.INVALID,
                "unknown-part",
                "The form has a part that cannot be used.",
                "parts named 'file', and at most one named 'spec'",
                "'" + (name.length() <= 80 ? name : name.substring(0, 80) + "…") + "'",
                "Name each script's part 'file'.");
    }
}
