package dev.snapforge.signing.pkcs11;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/**
 * The token or its key cannot be used, so the service does not start. Codes: {@code token-library-unavailable}, {@code token-not-found},
 * {@code token-pin-unavailable}, {@code token-pin-refused}, {@code token-key-not-found}, {@code token-key-unusable},
 * {@code token-unavailable}.
 */
public final class Pkcs11Exception extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private Pkcs11Exception(String code, String message, String expected, String found, String hint) {
        super(
                ErrorCategory.INTERNAL,
                code,
                message + " Expected " + expected + ", found " + found + ". " + hint,
                expected,
                found,
                hint);
    }

    static Pkcs11Exception noLibrary(Throwable cause) {
        Pkcs11Exception refusal = new Pkcs11Exception(
                "token-library-unavailable",
                "The PKCS#11 library cannot be used.",
                "a shared library for this platform that exports C_GetFunctionList",
                cause.getClass().getSimpleName() + ": "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                "Check snapforge.signing.pkcs11.library, and what the library itself needs.");
        refusal.initCause(cause);
        return refusal;
    }

    static Pkcs11Exception noToken(String expected, String found) {
        return new Pkcs11Exception(
                "token-not-found",
                "The token with the signing key is missing.",
                expected,
                found,
                "Check snapforge.signing.pkcs11.token-label or slot, and the library's own settings (SOFTHSM2_CONF, for example).");
    }

    static Pkcs11Exception noPin(String found) {
        return new Pkcs11Exception(
                "token-pin-unavailable",
                "The token's PIN cannot be read.",
                "a file with the PIN, mode rw-------",
                found,
                "Check the file that snapforge.signing.pkcs11.pin-file names; if others may have read it, change the PIN.");
    }

    static Pkcs11Exception pinRefused(String found) {
        return new Pkcs11Exception(
                "token-pin-refused",
                "The token does not let the service in.",
                "a PIN that the token accepts",
                found,
                "Put the right PIN into the file that snapforge.signing.pkcs11.pin-file names. The same PIN is not tried again,"
                        + " nor any for which the token has one try left: log in once with another program, then restart.");
    }

    static Pkcs11Exception noKey(String expected, String found) {
        return new Pkcs11Exception(
                "token-key-not-found",
                "The token lacks the signing key.",
                expected,
                found,
                "Make a key pair in the token with this label and an id, or check snapforge.signing.pkcs11.key-label and key-id.");
    }

    static Pkcs11Exception unusableKey(String expected, String found) {
        return new Pkcs11Exception(
                "token-key-unusable",
                "A key of the token cannot sign.",
                expected,
                found,
                "Make an Ed25519 key pair in the token (docs/signing-keys.md has the commands), or name another one.");
    }

    /** A key of the token whose signatures do not verify. */
    public static Pkcs11Exception badSignature() {
        return unusableKey("a signature that the public key in the token verifies", "another");
    }

    static Pkcs11Exception unavailable(String found) {
        return new Pkcs11Exception(
                "token-unavailable",
                "The token does not answer as it should.",
                "CKR_OK",
                found,
                "Look at the token's own log. The service logs in again by itself.");
    }
}
