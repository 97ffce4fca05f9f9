package dev.snapforge.bundle;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Two files have one name, so a stack trace could not tell them apart and an archive could mean either. */
public final class DuplicateFileException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /** @param file the name as it was sent */
    public DuplicateFileException(String file) {
        super(
                ErrorCategory.INVALID,
                "duplicate-file",
                "The name '" + file + "' occurs twice.",
                "a name of its own for every file",
                file,
                "Rename one of them.");
        this.file = file;
    }

    public String file() {
        return file;
    }
}
