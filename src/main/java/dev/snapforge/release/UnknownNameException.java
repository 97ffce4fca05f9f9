package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** Nothing was ever released under the name. Code {@code unknown-name}. */
public final class UnknownNameException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownNameException(String name) {
        super(
                Kind.NOT_FOUND,
                "unknown-name",
                "Nothing was released under the name '" + Shown.shortened(name) + "'.",
                "a name of /api/v1/names",
                Shown.shortened(name),
                "A build with a name and a version that succeeds releases it.");
    }
}
