package dev.snapforge.bundle;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** An upload, or an archive's list of files, names nothing to run. */
public final class NoFilesException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    NoFilesException() {
        super(
                Kind.INVALID,
                "no-files",
                "There is no JavaScript in this upload.",
                "one or more .js files, or one .zip or .tar.gz",
                "no files",
                "Send at least one part named file; in an archive, list at least one path in files.");
    }
}
