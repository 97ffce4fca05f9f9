package dev.snapforge.access.web;

import dev.snapforge.access.oidc.PendingLogin;
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
    static ResponseCookie of(PendingLogin login, HttpServletRequest request) {
        PendingLogin kept = login.to().length() <= MOST_PATH
                ? login
                : new PendingLogin(
                        login.issuer(), login.state(), login.nonce(), login.verifier(), login.redirect(), "/");
        return cookie(kept, kept.text(), KEPT, request);
    }

    /** What makes the browser forget it. */
    static ResponseCookie forgotten(PendingLogin login, HttpServletRequest request) {
        return cookie(login, "", Duration.ZERO, request);
    }

    /** The sign-in at this issuer that the browser keeps; one without a state, which no answer fits, if there is none. */
    static PendingLogin pending(HttpServletRequest request, String issuer) {
        Cookie cookie = WebUtils.getCookie(request, NAME_OVER_TLS);
        Cookie found = cookie == null ? WebUtils.getCookie(request, NAME) : cookie;
        return (found == null ? Optional.<PendingLogin>empty() : PendingLogin.parse(found.getValue()))
                // Another host of the domain can set the plain name, but not the other one.
                .filter(it -> found != null && found.getName().equals(name(it, request)))
                .orElse(new PendingLogin(issuer, "", "", "", "", "/"));
    }

    private static ResponseCookie cookie(PendingLogin login, String value, Duration age, HttpServletRequest request) {
        return ResponseCookie.from(name(login, request), value)
                .httpOnly(true)
                .secure(isOverTls(login))
                .sameSite("Lax")
                .path(SessionCookie.path(request))
                .maxAge(age)
                .build();
    }

    private static String name(PendingLogin login, HttpServletRequest request) {
        return isOverTls(login) && request.getContextPath().isEmpty() ? NAME_OVER_TLS : NAME;
    }

    private static boolean isOverTls(PendingLogin login) {
        return login.redirect().startsWith("https:");
    }
}
