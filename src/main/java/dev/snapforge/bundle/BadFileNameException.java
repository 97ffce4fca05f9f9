package dev.snapforge.bundle;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A name that could point outside of the bundle, or that cannot be shown safely. */
public final class BadFileNameException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final String file;

    /**
     * @param file the name; characters that cannot be shown are already replaced
     * @param reason what is wrong with it, as the end of a sentence
     */
    public BadFileNameException(String file, String reason) {
        super(
                ErrorCategory.INVALID,
                "bad-file-name",
                "The name '" + file + "' " + reason + ".",
                "a relative name of at most 255 UTF-8 bytes with / between its segments and no .. in it",
                file,
                "Rename the file.");
        this.file = file;
    }

    public String file() {
        return file;
    }
}
