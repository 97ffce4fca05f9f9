package dev.snapforge.access.token;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The file with the first admin token cannot or must not be used. */
final class BootstrapTokenException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    BootstrapTokenException(String message, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "bootstrap-token-unusable",
                message,
                expected,
                found,
                "Look at the file that snapforge.access.bootstrap-token-file names. If others may have read it, revoke the token.");
    }
}
