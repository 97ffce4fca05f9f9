package dev.snapforge.access.token;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Somebody asked for a token that cannot be made. */
public final class InvalidTokenRequestException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param field which field is wrong
     * @param expected what it must be
     * @param found what it is
     */
    public InvalidTokenRequestException(String field, String expected, String found) {
        super(
                ErrorCategory.INVALID,
                "invalid-token-request",
                "The field '" + field + "' cannot be used.",
                expected,
                found.length() <= 200 ? found : found.substring(0, 200) + "…",
                null);
    }
}
