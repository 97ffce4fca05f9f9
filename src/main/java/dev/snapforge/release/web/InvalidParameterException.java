package dev.snapforge.release.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A query parameter or header has a value that is not accepted, or is missing. Code {@code invalid-parameter}. */
final class InvalidParameterException extends SnapforgeException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 80;

    InvalidParameterException(String parameter, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "invalid-parameter",
                "The parameter '" + parameter + "' cannot be used.",
                expected,
                found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…",
                "Correct the value.");
    }
}
