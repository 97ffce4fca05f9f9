package dev.snapforge.access.login;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** A sign-in at an issuer that cannot begin or did not succeed. */
public final class LoginException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private LoginException(Refusal refusal) {
        super(refusal);
    }

    /** There is no such issuer, or no client for it. */
    static LoginException unknownIssuer() {
        return new LoginException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "unknown-issuer",
                "No one can sign in at this issuer.",
                "an issuer in snapforge.access.oidc.issuers that has a client",
                "another one",
                "Open /sign-in, which lists them."));
    }

    /** The issuer does not answer, or not as one could sign in there. */
    static LoginException unavailable(String issuer) {
        return new LoginException(new Refusal(
                ErrorCategory.UNAVAILABLE,
                "issuer-unavailable",
                "The issuer cannot be reached at the moment, so it can sign in no one.",
                "an answer of '" + issuer + "'",
                "none, or one that cannot be used",
                "Open /sign-in later, or sign in with an API token."));
    }

    /** The issuer said no, or the person did. */
    static LoginException denied(String issuer, String error) {
        return new LoginException(new Refusal(
                ErrorCategory.FORBIDDEN,
                "sign-in-denied",
                "The issuer did not sign you in.",
                "a code of '" + issuer + "'",
                found(error, "an error without a name"),
                "Open /sign-in to try again. If this goes on, the issuer's administrator can say why."));
    }

    /** What comes back belongs to no sign-in that this browser has begun. */
    public static LoginException interrupted() {
        return new LoginException(new Refusal(
                ErrorCategory.INVALID,
                "sign-in-interrupted",
                "This browser has not begun the sign-in that is to be finished here.",
                "the state of the sign-in that was begun last in this browser, not more than ten minutes ago",
                "none, or another one",
                "Open /sign-in and begin again."));
    }

    /** What came back is another issuer's (RFC 9207). */
    static LoginException ofAnotherIssuer(String issuer) {
        return failed(issuer, "an answer in which iss is missing or another issuer's");
    }

    /** The issuer's answer to a code cannot be used. */
    static LoginException notProven(String issuer, String error) {
        return failed(issuer, found(error, "another answer"));
    }

    /** The ID token is larger than a cookie may be. */
    public static LoginException tooLarge(int most, int length) {
        return new LoginException(
                new Refusal(
                        ErrorCategory.FORBIDDEN,
                        "id-token-too-large",
                        "The issuer's ID token does not fit into a cookie.",
                        "at most " + most + " characters",
                        length + " characters",
                        "Have an operator ask for fewer scopes, or the issuer put fewer claims, for example groups, into ID tokens."));
    }

    private static LoginException failed(String issuer, String found) {
        return new LoginException(
                new Refusal(
                        ErrorCategory.FORBIDDEN,
                        "sign-in-failed",
                        "The issuer's answer does not prove who you are.",
                        "an ID token of '" + issuer + "' for this sign-in",
                        found,
                        "Open /sign-in to try again. If this goes on, an operator should compare the client's settings with the issuer's; the log has the issuer's words."));
    }

    /** Only what looks like a code of OAuth is repeated: anyone can write the rest into a link. */
    private static String found(String error, String otherwise) {
        return error.matches("[A-Za-z0-9_.-]{1,60}") ? "the error " + error : otherwise;
    }
}
