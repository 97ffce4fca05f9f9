package dev.snapforge.verify;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/**
 * A container or statement that must not be trusted or does not fit the runtime at hand. Codes: {@code digest-mismatch},
 * {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code bad-signature}, {@code other-platform},
 * {@code other-engine}, {@code other-v8-version}, {@code other-library}, {@code malformed-envelope}, {@code malformed-statement}, {@code other-name},
 * {@code other-version}, {@code other-channel}, {@code statements-disagree}, {@code channel-rolled-back-unsigned},
 * {@code channel-revision-reused}, {@code no-attestation}, {@code other-subject}, {@code no-source}, {@code other-source},
 * {@code other-source-ref}, {@code other-workflow}.
 */
public final class VerificationException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    VerificationException(String code, String message, String expected, String found, String hint) {
        super(
                ErrorCategory.UNPROCESSABLE,
                code,
                message + " Expected " + expected + ", found " + found + ".",
                expected,
                found,
                hint);
    }
}
