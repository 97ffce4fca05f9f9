package dev.snapforge.client.host;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/**
 * A callback that the bundle gave to {@code onRestore} failed, so the runtime is not in the state that its first call expects. The
 * message says which callback, and where. Code {@code restore-failed}.
 */
public final class RestoreFailedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    RestoreFailedException(String failure) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "restore-failed",
                failure,
                "callbacks of onRestore that return, and promises of theirs that are fulfilled",
                failure,
                "Close the runtime, and give the callback what it misses (a slot, a variable of the environment), or correct it in"
                        + " the bundle.");
    }
}
