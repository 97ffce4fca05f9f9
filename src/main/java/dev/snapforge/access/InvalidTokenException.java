package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** There is a token, and it proves nothing. */
public final class InvalidTokenException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param expected what a token must be like
     * @param found what this one is like; nothing that only its true holder may know
     */
    public InvalidTokenException(String expected, String found) {
        super(
                ErrorCategory.UNAUTHENTICATED,
                "invalid-token",
                "The token cannot be used.",
                expected,
                found,
                "Send a token that is valid now and that was made for this service.");
    }
}
