package dev.snapforge.client.pool;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A closed pool lends no runtimes. Code {@code pool-closed}. */
public final class PoolClosedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    PoolClosedException() {
        super(
                ErrorCategory.CONFLICT,
                "pool-closed",
                "The pool of runtimes is closed.",
                "an open pool",
                "a closed one",
                "Borrow before you close the pool, or open another one.");
    }
}
