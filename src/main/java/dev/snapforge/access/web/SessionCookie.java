package dev.snapforge.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie by which a browser that has signed in shows its token. It holds the token itself, so that every api process knows it and a
 * revoked token is refused at once; no script can read it, and no request that another site causes carries it. Where the browser came over
 * TLS, it returns the cookie over TLS only, and takes one by its name from this very host only (RFC 6265bis, section 4.1.3.2).
 */
public final class SessionCookie {

    private static final String NAME = "snapforge-session";
    private static final String NAME_OVER_TLS = "__Host-" + NAME;

    private SessionCookie() {}

    /** The token in the request's cookie; null if there is none. */
    public static @Nullable String token(HttpServletRequest request) {
        return Optional.ofNullable(value(request, NAME_OVER_TLS))
                // Another host of the domain, or one that speaks for this one without TLS, can set this.
                .or(() -> request.isSecure() && isOnWholeHost(request)
                        ? Optional.empty()
                        : Optional.ofNullable(value(request, NAME)))
                .orElse(null);
    }

    private static @Nullable String value(HttpServletRequest request, String name) {
        return Optional.ofNullable(WebUtils.getCookie(request, name))
                .map(it -> it.getValue())
                .filter(it -> !it.isEmpty())
                .orElse(null);
    }

    /** What makes the browser show the token until it is closed. */
    public static ResponseCookie of(String token, HttpServletRequest request) {
        return of(token, isOverTls(request), request);
    }

    /** The same, where it is known whether the browser came over TLS. */
    public static ResponseCookie of(String token, boolean tls, HttpServletRequest request) {
        String name = tls && isOnWholeHost(request) ? NAME_OVER_TLS : NAME;
        return cookie(name, token, tls, request).build();
    }

    /** What makes the browser forget it, by either name. */
    public static List<ResponseCookie> forgotten(HttpServletRequest request) {
        return List.of(
                cookie(NAME, "", isOverTls(request), request).maxAge(0).build(),
                cookie(NAME_OVER_TLS, "", true, request).maxAge(0).build());
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(
            String name, String value, boolean secure, HttpServletRequest request) {
        return ResponseCookie.from(name, value)
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .path(path(request));
    }

    /** The path below which this service's cookies count. */
    public static String path(HttpServletRequest request) {
        return isOnWholeHost(request) ? "/" : request.getContextPath();
    }

    /** A proxy that ends TLS need not say so; browsers do, with each form that they send. */
    private static boolean isOverTls(HttpServletRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return request.isSecure() || (origin != null && origin.startsWith("https://"));
    }

    private static boolean isOnWholeHost(HttpServletRequest request) {
        return request.getContextPath().isEmpty();
    }
}
