package dev.snapforge.client.pool;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;

/**
 * A pool that was closed still has runtimes out. It does not close them while somebody may run JavaScript in them: that happens when
 * they come back. Code {@code runtimes-borrowed}.
 */
public final class RuntimesBorrowedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    RuntimesBorrowedException(Duration waited, String borrowers) {
        super(
                ErrorCategory.CONFLICT,
                "runtimes-borrowed",
                "Not all runtimes came back within " + waited.toMillis() + " ms of closing their pool; still in use by "
                        + borrowers + ".",
                "all runtimes back within " + waited.toMillis() + " ms",
                "in use by " + borrowers,
                "Close what was borrowed; each is closed for good when it comes back. Then close the pool again.");
    }
}
