package dev.snapforge.access.web;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.access.oidc.IssuerLogin;
import dev.snapforge.access.oidc.PendingLogin;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people sign in to the pages at a trusted issuer, whose ID token then is what their browser shows. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class LoginController {

    static final String PATH = SignInController.PATH + "/{issuer}";
    static final String CALLBACK = PATH + "/callback";

    /** Browsers keep 4096 bytes for a cookie's name and value. */
    private static final int MOST_TOKEN = 4000;

    private static final int PER_ADDRESS = 8;
    private static final int ALL = 20;

    private final BearerAuthenticator bearers;

    // Each waits for the issuer, and nobody knows yet whose it is.
    private final ConcurrencyLimit concurrent =
            new ConcurrencyLimit("too-many-sign-ins", "sign-ins", "address", PER_ADDRESS, ALL);

    LoginController(BearerAuthenticator bearers) {
        this.bearers = bearers;
    }

    @GetMapping(PATH)
    ResponseEntity<Void> begin(
            HttpServletRequest request, @PathVariable String issuer, @RequestParam(defaultValue = "/") String to) {
        IssuerLogin login = login(issuer);
        ConcurrencyLimit.Permit permit = permit(request);
        try (permit) {
            IssuerLogin.Begun begun = login.begin(request, SignInController.ownPath(to));
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, begun.location())
                    .header(
                            HttpHeaders.SET_COOKIE,
                            LoginCookie.of(begun.pending(), request).toString())
                    .build();
        }
    }

    @GetMapping(CALLBACK)
    String finish(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String issuer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String error,
            Model model) {
        IssuerLogin login = login(issuer);
        PendingLogin pending = LoginCookie.pending(request, issuer);
        String token;
        ConcurrencyLimit.Permit permit = permit(request);
        try (permit) {
            token = login.finish(pending, state, code, error);
        }
        // A code counts once, so the rest of the sign-in is of no use after this.
        response.addHeader(
                HttpHeaders.SET_COOKIE, LoginCookie.forgotten(pending, request).toString());
        if (token.length() > MOST_TOKEN) {
            throw new LoginException(LoginException.tooLarge(token.length()));
        }
        requireRule(token);
        boolean tls = pending.redirect().startsWith("https:");
        response.addHeader(
                HttpHeaders.SET_COOKIE, SessionCookie.of(token, tls, request).toString());
        // Not a redirect: it would still count as the issuer's, and go without a cookie that is SameSite=Strict.
        model.addAttribute("to", SignInController.ownPath(pending.to()));
        return "access/signed-in";
    }

    private void requireRule(String token) {
        try {
            bearers.authenticate(new BearerTokenAuthenticationToken(token));
        } catch (NotAuthenticatedException e) {
            throw e.reason();
        }
    }

    private IssuerLogin login(String issuer) {
        Optional<IssuerLogin> found =
                bearers.logins().stream().filter(it -> it.name().equals(issuer)).findFirst();
        return found.orElseThrow(() -> new LoginException(LoginException.unknown()));
    }

    private ConcurrencyLimit.Permit permit(HttpServletRequest request) {
        return concurrent.take(BodyLimits.network(request.getRemoteAddr()));
    }

    /** Why nobody is signed in, as far as it is not the issuer's doing. */
    private static final class LoginException extends SnapforgeException {

        private static final long serialVersionUID = 1L;

        LoginException(Refusal refusal) {
            super(refusal);
        }

        static Refusal unknown() {
            return new Refusal(
                    ErrorCategory.NOT_FOUND,
                    "unknown-issuer",
                    "Nobody can sign in at this issuer.",
                    "an issuer in snapforge.access.oidc.issuers that has a client",
                    "another one",
                    "Open /sign-in, which lists them.");
        }

        static Refusal tooLarge(int length) {
            return new Refusal(
                    ErrorCategory.FORBIDDEN,
                    "id-token-too-large",
                    "The issuer's ID token does not fit into a cookie.",
                    "at most " + MOST_TOKEN + " characters",
                    length + " characters",
                    "Have an operator ask for fewer scopes, or the issuer put fewer claims, for example groups, into ID tokens.");
        }
    }
}
