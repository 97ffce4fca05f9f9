package dev.snapforge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie by which a browser that has signed in shows its token. It holds the token itself, so that every api process knows it and a
 * revoked token is refused at once; no script can read it, and no request that another site causes carries it.
 */
final class SessionCookie {

    private static final String NAME = "snapforge-session";

    private SessionCookie() {}

    /** The token in the request's cookie; null if there is none. */
    static @Nullable String token(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(it -> it.getValue())
                .filter(it -> !it.isEmpty())
                .orElse(null);
    }

    /** What makes the browser show the token until it is closed. */
    static ResponseCookie of(String token, HttpServletRequest request) {
        return cookie(token, request).build();
    }

    /** What makes the browser forget it. */
    static ResponseCookie forgotten(HttpServletRequest request) {
        return cookie("", request).maxAge(0).build();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value, HttpServletRequest request) {
        String path = request.getContextPath().isEmpty() ? "/" : request.getContextPath();
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .path(path);
    }
}
