package dev.snapforge.access.token;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** There is no such token. */
final class TokenNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    TokenNotFoundException(UUID id) {
        super(
                ErrorCategory.NOT_FOUND,
                "token-not-found",
                "There is no token " + id + ".",
                null,
                null,
                "GET /api/v1/tokens lists the tokens.");
    }
}
