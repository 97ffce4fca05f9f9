package dev.snapforge.access.token;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** Why a token is not made, or not found. */
public final class TokenException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private TokenException(Refusal refusal) {
        super(refusal);
    }

    /** There is no such token. */
    static TokenException notFound(UUID id) {
        return new TokenException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "token-not-found",
                "There is no token " + id + ".",
                null,
                null,
                "GET /api/v1/tokens lists the tokens."));
    }

    /**
     * Somebody asked for a token that cannot be made.
     *
     * @param field which field is wrong
     * @param expected what it must be
     * @param found what it is
     */
    public static TokenException invalidRequest(String field, String expected, String found) {
        return new TokenException(new Refusal(
                ErrorCategory.INVALID,
                "invalid-token-request",
                "The field '" + field + "' cannot be used.",
                expected,
                found.length() <= 200 ? found : found.substring(0, 200) + "…",
                null));
    }
}
