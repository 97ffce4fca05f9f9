package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** A manifest lists a file that the archive does not hold. */
final class FileNotInArchiveException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * @param file as the manifest lists it
     * @param similar a name in the archive that may be meant, or null
     */
    FileNotInArchiveException(String file, @Nullable String similar) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "file-not-in-archive",
                "The manifest lists '" + file + "', which is not in the archive.",
                file,
                similar,
                similar == null ? "Add the file, or take it off the list." : "Did you mean '" + similar + "'?");
        this.file = file;
    }

    public String file() {
        return file;
    }
}
