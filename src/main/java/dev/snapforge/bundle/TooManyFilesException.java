package dev.snapforge.bundle;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An upload holds more files than a limit allows. */
public final class TooManyFilesException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param what what was counted: files or archive entries
     * @param limit the most there may be
     */
    public TooManyFilesException(String what, int limit) {
        super(
                ErrorCategory.TOO_LARGE,
                "too-many-files",
                "There are more than " + limit + " " + what + ".",
                "at most " + limit + " " + what,
                "more",
                "Bundle the sources into fewer files first, for instance with esbuild or rollup.");
    }
}
