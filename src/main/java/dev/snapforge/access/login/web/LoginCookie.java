package dev.snapforge.access.login.web;

import dev.snapforge.access.login.PendingLogin;
import dev.snapforge.access.web.SessionCookie;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The cookie in which a browser keeps a sign-in that it has begun, so that any api process can end it. It is {@code SameSite=Lax}, as the
 * issuer's page leads back here, and holds nothing that this browser must not know.
 */
final class LoginCookie {

    private static final String NAME = "snapforge-login";
    private static final String NAME_OVER_TLS = "__Host-" + NAME;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_PATH = 1000;

    private LoginCookie() {}

    /** What makes the browser keep it. A path too long to keep becomes that of the first page. */
    static ResponseCookie of(PendingLogin login, boolean tls, HttpServletRequest request) {
        PendingLogin kept = login.to().length() <= MOST_PATH ? login : login.leadingTo("/");
        return cookie(kept.text(), KEPT, tls, request);
    }

    /** What makes the browser forget it. */
    static ResponseCookie forgotten(boolean tls, HttpServletRequest request) {
        return cookie("", Duration.ZERO, tls, request);
    }

    /** The sign-in that the browser keeps, by the one name that it has here: another host of the domain can set the plain name. */
    static Optional<PendingLogin> pending(boolean tls, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, name(tls, request)))
                .map(Cookie::getValue)
                .flatMap(PendingLogin::parse);
    }

    private static ResponseCookie cookie(String value, Duration age, boolean tls, HttpServletRequest request) {
        return ResponseCookie.from(name(tls, request), value)
                .httpOnly(true)
                .secure(tls)
                .sameSite("Lax")
                .path(SessionCookie.path(request))
                .maxAge(age)
                .build();
    }

    private static String name(boolean tls, HttpServletRequest request) {
        return tls && request.getContextPath().isEmpty() ? NAME_OVER_TLS : NAME;
    }
}
