package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** A borrowed runtime belongs to the thread that borrowed it. Code {@code other-thread}. */
public final class OtherThreadException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    OtherThreadException(Thread owner, Thread caller) {
        super(
                Kind.CONFLICT,
                "other-thread",
                "The runtime was borrowed by thread '" + owner.getName() + "', and thread '" + caller.getName()
                        + "' asks for it.",
                "thread '" + owner.getName() + "'",
                "thread '" + caller.getName() + "'",
                "Use and close a runtime in the thread that borrowed it; another thread borrows one of its own.");
    }
}
