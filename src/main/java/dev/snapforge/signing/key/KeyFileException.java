package dev.snapforge.signing.key;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/**
 * The private key cannot be used, so the service does not start. Codes: {@code key-file-exposed}, {@code key-file-damaged},
 * {@code key-file-unavailable}.
 */
public final class KeyFileException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    KeyFileException(String code, String message, String expected, String found, String hint) {
        super(
                Kind.INTERNAL,
                code,
                message + " Expected " + expected + ", found " + found + ". " + hint,
                expected,
                found,
                hint);
    }
}
