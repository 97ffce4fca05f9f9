package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The runtime was closed, and with it all that was bound to it. Code {@code runtime-closed}. */
public final class RuntimeClosedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    RuntimeClosedException() {
        super(
                Kind.CONFLICT,
                "runtime-closed",
                "The runtime is closed: nothing can be bound to it, and its timers are gone.",
                "an open runtime",
                "a closed one",
                "Bind and run the event loop before the runtime is closed.");
    }
}
