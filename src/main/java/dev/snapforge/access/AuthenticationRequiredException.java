package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The caller did not say who it is. */
public final class AuthenticationRequiredException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public AuthenticationRequiredException() {
        super(
                ErrorCategory.UNAUTHENTICATED,
                "authentication-required",
                "The service has to know who asks for this.",
                "the header 'Authorization: Bearer …' with an API token or a token of a trusted issuer",
                "no credential",
                "Send a token. An admin makes API tokens with POST /api/v1/tokens.");
    }
}
