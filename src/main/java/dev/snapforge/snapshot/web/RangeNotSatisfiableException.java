package dev.snapforge.snapshot.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A range holds no byte of the content (RFC 9110, section 15.5.17). */
final class RangeNotSatisfiableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 60;

    private final int length;

    /**
     * @param range the header as it came
     * @param length of the content in bytes
     */
    RangeNotSatisfiableException(String range, int length) {
        super(
                ErrorCategory.RANGE,
                "range-not-satisfiable",
                "The range lies outside of the content, which has " + length + " bytes.",
                "a range inside of 0-" + (length - 1),
                range.substring(0, Math.min(range.length(), SHOWN)),
                "Ask for the length with a HEAD request first.");
        this.length = length;
    }

    /** The value of {@code Content-Range} that goes with status 416. */
    String contentRange() {
        return "bytes */" + length;
    }
}
