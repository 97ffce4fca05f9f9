package dev.snapforge.access;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.UUID;

/** There is no such token. */
public final class TokenNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    TokenNotFoundException(UUID id) {
        super(
                Kind.NOT_FOUND,
                "token-not-found",
                "There is no token " + id + ".",
                null,
                null,
                "GET /api/v1/tokens lists the tokens.");
    }
}
