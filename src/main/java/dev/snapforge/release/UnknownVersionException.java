package dev.snapforge.release;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The name has no such version. Code {@code unknown-version}. */
public final class UnknownVersionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public UnknownVersionException(String name, String version) {
        super(
                ErrorCategory.NOT_FOUND,
                "unknown-version",
                "The name '" + name + "' has no version '" + PrintableInput.shortened(version) + "'.",
                "a version of /api/v1/names/" + name,
                PrintableInput.shortened(version),
                "A version exists once a build of it has succeeded for all its targets.");
    }
}
