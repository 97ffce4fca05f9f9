package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A source is not valid UTF-8. */
final class SourceNotUtf8Exception extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    /**
     * @param file the file's name
     * @param offset of the first byte that does not fit, counted from 0
     */
    SourceNotUtf8Exception(String file, long offset) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "not-utf8",
                "The file '" + file + "' is not UTF-8: byte " + offset + " does not fit.",
                "UTF-8 (RFC 3629)",
                "an invalid sequence at byte " + offset,
                "Save the file as UTF-8; V8 would otherwise see other characters than you wrote.");
        this.file = file;
        this.offset = offset;
    }

    public String file() {
        return file;
    }

    public long offset() {
        return offset;
    }
}
