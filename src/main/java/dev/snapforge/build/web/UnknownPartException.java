package dev.snapforge.build.web;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The form has a part that means nothing, or more than one spec. */
final class UnknownPartException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownPartException(String name) {
        super(
                Kind.INVALID,
                "unknown-part",
                "The form has a part that cannot be used.",
                "parts named 'file', and at most one named 'spec'",
                "'" + (name.length() <= 80 ? name : name.substring(0, 80) + "…") + "'",
                "Name each script's part 'file'.");
    }
}
