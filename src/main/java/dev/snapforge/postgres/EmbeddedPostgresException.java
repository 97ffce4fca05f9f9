package dev.snapforge.postgres;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The embedded Postgres could not be started. Its texts reach the operator's console only, never a client. */
final class EmbeddedPostgresException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong
     * @param found what Postgres or the system said
     * @param hint what the operator can do
     */
    EmbeddedPostgresException(String message, String found, String hint) {
        super(ErrorCategory.UNAVAILABLE, "embedded-postgres", message, null, found, hint);
    }
}
