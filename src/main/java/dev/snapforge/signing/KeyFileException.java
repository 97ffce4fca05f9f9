package dev.snapforge.signing;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/**
 * The private key cannot be used, so the service does not start. Codes: {@code key-file-exposed}, {@code key-file-damaged},
 * {@code key-file-unavailable}.
 */
final class KeyFileException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    KeyFileException(String code, String message, String expected, String found, String hint) {
        super(
                ErrorCategory.INTERNAL,
                code,
                message + " Expected " + expected + ", found " + found + ". " + hint,
                expected,
                found,
                hint);
    }
}
