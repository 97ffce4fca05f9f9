package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A key that signs cannot be retired. Code {@code key-in-use}. */
final class KeyInUseException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    KeyInUseException(String keyId) {
        super(
                ErrorCategory.CONFLICT,
                "key-in-use",
                "The service signs with this key.",
                "a key that another one has taken over from",
                keyId,
                "Put the next key into the file that snapforge.signing.key-file names: it takes over within seconds, and"
                        + " this one is retired by that. A key that was stolen is to be revoked, not retired.");
    }
}
