package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The key is on a token that cannot be used at the moment, so nothing is signed; what waits for a signature waits on. */
public final class SignerUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what went wrong; kept for the log, its text never reaches a client */
    SignerUnavailableException(Throwable cause) {
        super(
                ErrorCategory.UNAVAILABLE,
                "signer-unavailable",
                "The signing key cannot be used at the moment.",
                null,
                null,
                "Try again later; the service's log and its health (signingKey) say what is wrong with the token.");
        initCause(cause);
    }
}
