package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.PublicKeyInfo;

/** Why a signing key is not withdrawn, or does not sign. */
public final class KeyException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private KeyException(Refusal refusal) {
        super(refusal);
    }

    /** The key file holds a key that was retired or revoked, so the service does not start. Code {@code key-withdrawn}. */
    static KeyException withdrawn(PublicKeyInfo key) {
        return new KeyException(new Refusal(
                ErrorCategory.INTERNAL,
                "key-withdrawn",
                "The signing key " + key.keyId() + " must not sign any more: its status is " + key.status() + ".",
                "a key that is ACTIVE",
                key.status().name(),
                "Move the file that snapforge.signing.key-file names away to have a new key made."));
    }

    /** A key cannot be withdrawn a second time; the first reason stays. Code {@code key-already-withdrawn}. */
    static KeyException alreadyWithdrawn(KeyRecord found) {
        return new KeyException(new Refusal(
                ErrorCategory.CONFLICT,
                "key-already-withdrawn",
                "The key is withdrawn already: " + (found.reason() == null ? "no reason is known." : found.reason()),
                "a key that is ACTIVE, or to be revoked, RETIRED",
                found.key().status().name(),
                "Nothing more is needed. A retired key can still be revoked."));
    }

    /** A key that signs cannot be retired. Code {@code key-in-use}. */
    static KeyException inUse(String keyId) {
        return new KeyException(new Refusal(
                ErrorCategory.CONFLICT,
                "key-in-use",
                "The service signs with this key.",
                "a key that another one has taken over from",
                keyId,
                "Put the next key into the file that snapforge.signing.key-file names: it takes over within seconds, and"
                        + " this one is retired by that. A key that was stolen is to be revoked, not retired."));
    }
}
