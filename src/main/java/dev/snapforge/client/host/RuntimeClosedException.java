package dev.snapforge.client.host;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The runtime was closed, and with it all that was bound to it. Code {@code runtime-closed}. */
public final class RuntimeClosedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public RuntimeClosedException() {
        super(
                ErrorCategory.CONFLICT,
                "runtime-closed",
                "The runtime is closed: nothing can be bound to it, and its timers are gone.",
                "an open runtime",
                "a closed one",
                "Bind and run the event loop before the runtime is closed.");
    }
}
