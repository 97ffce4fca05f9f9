package dev.snapforge.access.oidc;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A token cannot be verified now, as its issuer's keys cannot be fetched. */
final class IssuerUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    IssuerUnavailableException(String issuer) {
        super(
                ErrorCategory.UNAVAILABLE,
                "issuer-unavailable",
                "The keys of the token's issuer cannot be fetched at the moment.",
                "an answer of '" + issuer + "'",
                "none, or one that cannot be read",
                "Send the same request again later.");
    }
}
