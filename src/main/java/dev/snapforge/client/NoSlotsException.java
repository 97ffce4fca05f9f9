package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The snapshot was built without a prelude, so there is nothing that host functions could be bound to. Code {@code no-slots}. */
public final class NoSlotsException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    NoSlotsException() {
        super(
                Kind.UNPROCESSABLE,
                "no-slots",
                "The runtime has no slots for host functions.",
                "a snapshot that was built with a prelude",
                "one without globalThis[Symbol.for('snapforge')]",
                "Build the snapshot with \"prelude\": \"web\" in its spec.");
    }
}
