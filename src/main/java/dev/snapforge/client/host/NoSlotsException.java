package dev.snapforge.client.host;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The snapshot was built without a prelude, so there is nothing that host functions could be bound to. Code {@code no-slots}. */
public final class NoSlotsException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    NoSlotsException() {
        super(
                ErrorCategory.UNPROCESSABLE,
                "no-slots",
                "The runtime has no slots for host functions.",
                "a snapshot that was built with a prelude",
                "one without globalThis[Symbol.for('snapforge')]",
                "Build the snapshot with \"prelude\": \"web\" in its spec.");
    }
}
