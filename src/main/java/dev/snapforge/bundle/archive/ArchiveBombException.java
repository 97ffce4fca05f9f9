package dev.snapforge.bundle.archive;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An archive grows so much when it is expanded that it looks like an attack. */
final class ArchiveBombException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param file the archive's name
     * @param ratio the limit that was crossed
     */
    ArchiveBombException(String file, int ratio) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "archive-bomb",
                "The archive '" + file + "' expands to more than " + ratio + " times its size.",
                "at most " + ratio + " bytes out of one",
                "more",
                "If this is real source code, send the .js files themselves, or raise snapforge.bundle.max-expansion-ratio.");
    }
}
