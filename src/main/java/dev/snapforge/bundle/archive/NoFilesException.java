package dev.snapforge.bundle.archive;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An upload, or an archive's list of files, names nothing to run. */
public final class NoFilesException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public NoFilesException() {
        super(
                ErrorCategory.INVALID,
                "no-files",
                "There is no JavaScript in this upload.",
                "one or more .js files, or one .zip or .tar.gz",
                "no files",
                "Send at least one part named file; in an archive, list at least one path in files.");
    }
}
