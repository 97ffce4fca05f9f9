package dev.snapforge.bundle.archive;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An archive cannot be read, or holds what has no place in a bundle. */
final class BadArchiveException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the archive's name
     * @param reason a whole sentence
     * @param expected what would have been accepted
     * @param hint what to do
     */
    BadArchiveException(String file, String reason, String expected, String hint) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "bad-archive",
                "The archive '" + file + "' cannot be used. " + reason,
                expected,
                reason,
                hint);
    }
}
