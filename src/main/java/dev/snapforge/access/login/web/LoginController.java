package dev.snapforge.access.login.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.access.login.IssuerLogin;
import dev.snapforge.access.login.IssuerLogins;
import dev.snapforge.access.login.LoginAnswer;
import dev.snapforge.access.login.LoginException;
import dev.snapforge.access.login.PendingLogin;
import dev.snapforge.access.web.BearerAuthenticator;
import dev.snapforge.access.web.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people sign in to the pages at a trusted issuer, whose ID token then is what their browser shows. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class LoginController {

    /** Browsers keep 4096 bytes for a cookie's name and value. */
    private static final int MOST_TOKEN = 4000;

    private final IssuerLogins logins;
    private final BearerAuthenticator bearers;
    private final LoginLimits limits;

    LoginController(IssuerLogins logins, BearerAuthenticator bearers, LoginLimits limits) {
        this.logins = logins;
        this.bearers = bearers;
        this.limits = limits;
    }

    @GetMapping("/sign-in/{issuer}")
    ResponseEntity<Void> begin(
            HttpServletRequest request, @PathVariable String issuer, @RequestParam(defaultValue = "/") String to) {
        IssuerLogin login = logins.named(issuer);
        ConcurrencyLimit.Permit permit = limits.take(request);
        try (permit) {
            IssuerLogin.Begun begun = login.begin(request, SignInController.ownPath(to));
            ResponseCookie cookie = LoginCookie.of(begun.pending(), login.isOverTls(request), request);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, begun.location())
                    .header(HttpHeaders.SET_COOKIE, cookie.toString())
                    .build();
        }
    }

    @GetMapping("/sign-in/{issuer}/callback")
    String finish(HttpServletRequest request, HttpServletResponse response, @PathVariable String issuer, Model model) {
        IssuerLogin login = logins.named(issuer);
        LoginAnswer answer = LoginAnswer.of(request);
        boolean tls = login.isOverTls(request);
        PendingLogin pending = LoginCookie.pending(tls, request)
                .filter(it -> it.is(issuer, answer.state()))
                .orElseThrow(LoginException::interrupted);
        // State, nonce and code count once. Answers to other sign-ins leave it, as any page can cause them.
        response.addHeader(
                HttpHeaders.SET_COOKIE, LoginCookie.forgotten(tls, request).toString());
        String token = idToken(login, pending, answer, request);
        response.addHeader(
                HttpHeaders.SET_COOKIE, SessionCookie.of(token, tls, request).toString());
        // Not a redirect: it would still count as the issuer's, and go without a cookie that is SameSite=Strict.
        model.addAttribute("to", SignInController.ownPath(pending.to()));
        return "access/signed-in";
    }

    /** What the browser is going to show, for which a rule permits something. */
    private String idToken(IssuerLogin login, PendingLogin pending, LoginAnswer answer, HttpServletRequest request) {
        ConcurrencyLimit.Permit permit = limits.take(request);
        try (permit) {
            String token = login.finish(pending, answer);
            if (token.length() > MOST_TOKEN) {
                throw LoginException.tooLarge(MOST_TOKEN, token.length());
            }
            bearers.caller(token);
            return token;
        }
    }
}
