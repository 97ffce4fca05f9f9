package dev.snapforge.client.pool;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A borrowed runtime belongs to the thread that borrowed it. Code {@code other-thread}. */
public final class WrongThreadException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    WrongThreadException(Thread owner, Thread caller) {
        super(
                ErrorCategory.CONFLICT,
                "other-thread",
                "The runtime was borrowed by thread '" + owner.getName() + "', and thread '" + caller.getName()
                        + "' asks for it.",
                "thread '" + owner.getName() + "'",
                "thread '" + caller.getName() + "'",
                "Use and close a runtime in the thread that borrowed it; another thread borrows one of its own.");
    }
}
