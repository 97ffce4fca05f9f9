package dev.snapforge.access.login;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer's page gives the browser to bring back, in the query of the callback.
 *
 * @param state which sign-in it belongs to
 * @param code what the ID token is exchanged for; missing if no one was signed in
 * @param error why not
 * @param iss whose answer it is, from issuers that say so (RFC 9207)
 */
public record LoginAnswer(
        @Nullable String state,
        @Nullable String code,
        @Nullable String error,
        @Nullable String iss) {

    /** What a request of the browser brings back. */
    public static LoginAnswer of(HttpServletRequest request) {
        return new LoginAnswer(
                request.getParameter("state"),
                request.getParameter("code"),
                request.getParameter("error"),
                request.getParameter("iss"));
    }
}
