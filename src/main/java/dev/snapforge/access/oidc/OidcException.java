package dev.snapforge.access.oidc;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** Why the token of an issuer is not exchanged. */
final class OidcException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private OidcException(Refusal refusal) {
        super(refusal);
    }

    /** A token cannot be verified now, as its issuer's keys cannot be fetched. */
    static OidcException issuerUnavailable(String issuer) {
        return new OidcException(new Refusal(
                ErrorCategory.UNAVAILABLE,
                "issuer-unavailable",
                "The keys of the token's issuer cannot be fetched at the moment.",
                "an answer of '" + issuer + "'",
                "none, or one that cannot be read",
                "Send the same request again later."));
    }

    /** The token is genuine, and no rule trusts whoever it is. */
    static OidcException noTrustedPublisher(String principal) {
        return new OidcException(new Refusal(
                ErrorCategory.FORBIDDEN,
                "no-trusted-publisher",
                "The token is genuine, but no rule trusts its claims.",
                "claims that meet a rule in snapforge.access.oidc.rules",
                "a token of " + principal,
                "Compare the token's claims with the rules: repository, branch, tag or environment may be others."));
    }
}
