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

    /** An issuer at which a person wants to sign in does not answer. */
    static OidcException loginUnavailable(String issuer) {
        return new OidcException(new Refusal(
                ErrorCategory.UNAVAILABLE,
                "issuer-unavailable",
                "The issuer cannot be reached at the moment, so it can sign in no one.",
                "an answer of '" + issuer + "'",
                "none, or one that cannot be read",
                "Open /sign-in later, or sign in with an API token."));
    }

    /** The issuer said no, or the person did. */
    static OidcException signInDenied(String issuer, String error) {
        return new OidcException(new Refusal(
                ErrorCategory.FORBIDDEN,
                "sign-in-denied",
                "The issuer did not sign you in.",
                "a code of '" + issuer + "'",
                error.matches("[A-Za-z0-9_.-]{1,60}") ? "the error " + error : "an error without a name",
                "Open /sign-in to try again. If this goes on, the issuer's administrator can say why."));
    }

    /** What comes back belongs to no sign-in that this browser has begun. */
    static OidcException signInInterrupted() {
        return new OidcException(new Refusal(
                ErrorCategory.INVALID,
                "sign-in-interrupted",
                "This browser has not begun the sign-in that is to be finished here.",
                "the state of the sign-in that was begun last in this browser, not more than ten minutes ago",
                "none, or another one",
                "Open /sign-in and begin again."));
    }

    /** The issuer's answer to a code cannot be used. */
    static OidcException signInFailed(String issuer, String error) {
        return new OidcException(
                new Refusal(
                        ErrorCategory.FORBIDDEN,
                        "sign-in-failed",
                        "The issuer's answer does not prove who you are.",
                        "an ID token of '" + issuer + "' for this sign-in",
                        error.matches("[A-Za-z0-9_.-]{1,60}") ? "the error " + error : "another answer",
                        "Open /sign-in to try again. If this goes on, an operator should compare the client's settings with the issuer's."));
    }
}
