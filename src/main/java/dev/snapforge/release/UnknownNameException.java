package dev.snapforge.release;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Nothing was ever released under the name. Code {@code unknown-name}. */
public final class UnknownNameException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public UnknownNameException(String name) {
        super(
                ErrorCategory.NOT_FOUND,
                "unknown-name",
                "Nothing was released under the name '" + PrintableInput.shortened(name) + "'.",
                "a name of /api/v1/names",
                PrintableInput.shortened(name),
                "A build with a name and a version that succeeds releases it.");
    }
}
