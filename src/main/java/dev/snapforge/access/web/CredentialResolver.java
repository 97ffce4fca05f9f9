package dev.snapforge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/** Finds the credential of a request: in the header {@code Authorization} or, of a browser that has signed in, in its cookie. */
final class CredentialResolver implements BearerTokenResolver {

    /** The path of the form that asks for a credential; below it, people sign in at issuers. */
    static final String SIGN_IN = "/sign-in";

    private final BearerTokenResolver header = new DefaultBearerTokenResolver();

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return header.resolve(request);
        }
        // A cookie that does not count any more must not keep anyone from signing in again.
        return isNeeded(request) ? SessionCookie.token(request) : null;
    }

    /** Whether the request can only be made by its cookie, which a browser adds without being asked. */
    static boolean usesCookie(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) == null && SessionCookie.token(request) != null;
    }

    private static boolean isNeeded(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return !path.equals(SIGN_IN) && !path.startsWith(SIGN_IN + "/") && !path.startsWith("/assets/");
    }
}
