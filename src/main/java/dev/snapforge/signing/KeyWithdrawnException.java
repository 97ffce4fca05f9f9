package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.PublicKeyInfo;

/** The key file holds a key that was retired or revoked, so the service does not start. Code {@code key-withdrawn}. */
public final class KeyWithdrawnException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    KeyWithdrawnException(PublicKeyInfo key) {
        super(
                ErrorCategory.INTERNAL,
                "key-withdrawn",
                "The signing key " + key.keyId() + " must not sign any more: its status is " + key.status() + ".",
                "a key that is ACTIVE",
                key.status().name(),
                "Move the file that snapforge.signing.key-file names away to have a new key made.");
    }
}
