package dev.snapforge.bundle;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A file is of a type that cannot be run, or not yet. */
final class UnsupportedFileTypeException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * @param file the name as it was sent
     * @param hint what to do with this type
     */
    UnsupportedFileTypeException(String file, String hint) {
        super(
                ErrorCategory.UNSUPPORTED_MEDIA,
                "unsupported-file-type",
                "The file '" + file + "' is not of a type that can be used here.",
                ".js, .mjs, .map, .zip, .tar.gz or .tgz",
                file,
                hint);
        this.file = file;
    }

    public String file() {
        return file;
    }
}
