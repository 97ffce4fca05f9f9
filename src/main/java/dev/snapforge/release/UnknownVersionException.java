package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The name has no such version. Code {@code unknown-version}. */
public final class UnknownVersionException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownVersionException(String name, String version) {
        super(
                Kind.NOT_FOUND,
                "unknown-version",
                "The name '" + name + "' has no version '" + Shown.shortened(version) + "'.",
                "a version of /api/v1/names/" + name,
                Shown.shortened(version),
                "A version exists once a build of it has succeeded for all its targets.");
    }
}
