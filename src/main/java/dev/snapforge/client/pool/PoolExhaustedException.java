package dev.snapforge.client.pool;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/** All runtimes of a pool stayed borrowed for as long as the borrower would wait. Code {@code pool-exhausted}. */
public final class PoolExhaustedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    PoolExhaustedException(int most, Duration waited, String borrowers) {
        super(
                ErrorCategory.BUSY,
                "pool-exhausted",
                "No runtime of the pool came back within " + waited.toMillis() + " ms: all " + most + " are in use, by "
                        + borrowers + ".",
                "one of " + most + " runtimes back within " + waited.toMillis() + " ms",
                "in use by " + borrowers,
                "Close what was borrowed, wait longer, or give the pool more runtimes (maxRuntimes).");
    }
}
