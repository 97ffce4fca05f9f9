package dev.snapforge.build;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The spec uses an option that this version does not have yet. */
public final class UnsupportedOptionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnsupportedOptionException(String field, String found) {
        super(
                Kind.UNPROCESSABLE,
                "unsupported-option",
                "The option '" + field + "' is known, but this version of the service cannot honour it yet.",
                field.equals("prelude") ? "none" : "no such field",
                found,
                "Leave it out.");
    }
}
