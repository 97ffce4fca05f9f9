package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** A closed pool lends no runtimes. Code {@code pool-closed}. */
public final class PoolClosedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    PoolClosedException() {
        super(
                Kind.CONFLICT,
                "pool-closed",
                "The pool of runtimes is closed.",
                "an open pool",
                "a closed one",
                "Borrow before you close the pool, or open another one.");
    }
}
