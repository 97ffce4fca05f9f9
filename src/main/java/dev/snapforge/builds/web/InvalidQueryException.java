package dev.snapforge.builds.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A query parameter or header has a value that is not accepted. */
final class InvalidQueryException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    InvalidQueryException(String parameter, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "invalid-parameter",
                "The parameter '" + parameter + "' cannot be used.",
                expected,
                found.length() <= 80 ? found : found.substring(0, 80) + "…",
                "Correct the value, or leave the parameter out.");
    }
}
