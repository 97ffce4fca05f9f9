package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A key cannot be withdrawn a second time; the first reason stays. Code {@code key-already-withdrawn}. */
final class KeyAlreadyWithdrawnException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    KeyAlreadyWithdrawnException(KeyRecord found) {
        super(
                ErrorCategory.CONFLICT,
                "key-already-withdrawn",
                "The key is withdrawn already: " + (found.reason() == null ? "no reason is known." : found.reason()),
                "a key that is ACTIVE, or to be revoked, RETIRED",
                found.key().status().name(),
                "Nothing more is needed. A retired key can still be revoked.");
    }
}
