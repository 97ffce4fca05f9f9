package dev.snapforge.access.login.web;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.login.IssuerLogins;
import dev.snapforge.access.web.BearerAuthenticator;
import dev.snapforge.access.web.SessionCookie;
import dev.snapforge.core.SnapforgeException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets people sign in to the pages with a token, and out again. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SignInController {

    static final String PATH = "/sign-in";
    private static final String VIEW = "access/sign-in";

    private final BearerAuthenticator bearers;
    private final IssuerLogins logins;
    private final AccessSettings settings;

    SignInController(BearerAuthenticator bearers, IssuerLogins logins, AccessSettings settings) {
        this.bearers = bearers;
        this.logins = logins;
        this.settings = settings;
    }

    @GetMapping(PATH)
    String form(HttpServletRequest request, @RequestParam(defaultValue = "/") String to, Model model) {
        String token = SessionCookie.token(request);
        if (!settings.asksWho() || (token != null && counts(token))) {
            return "redirect:" + ownPath(to);
        }
        addForm(model, to);
        if (token != null) {
            model.addAttribute("refusal", "You have been signed out: the token has expired, or it was revoked.");
        }
        // A link from another site comes without the cookie (SameSite=Strict); a page of our own asks once more, with
        // it.
        model.addAttribute("again", "cross-site".equals(request.getHeader("Sec-Fetch-Site")));
        return VIEW;
    }

    @PostMapping(PATH)
    String signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String token,
            @RequestParam(defaultValue = "/") String to,
            Model model) {
        String shown = token.strip();
        String refusal = refusal(shown);
        if (refusal != null) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            addForm(model, to);
            model.addAttribute("refusal", refusal);
            return VIEW;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE, SessionCookie.of(shown, request).toString());
        return "redirect:" + ownPath(to);
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.forgotten(request).forEach(it -> response.addHeader(HttpHeaders.SET_COOKIE, it.toString()));
        return "redirect:" + PATH;
    }

    private void addForm(Model model, String to) {
        model.addAttribute("to", ownPath(to));
        model.addAttribute("logins", logins.all());
    }

    private boolean counts(String token) {
        return refusal(token) == null;
    }

    private @Nullable String refusal(String token) {
        if (!token.matches("[A-Za-z0-9._~+/=-]{1,4000}")) {
            return "This is not a token.";
        }
        try {
            bearers.caller(token);
            return null;
        } catch (SnapforgeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /**
     * The path, if it is one of this service; otherwise that of the first page. A browser takes two slashes, or a backslash, for another host,
     * and Spring takes braces for a variable.
     */
    static String ownPath(String to) {
        boolean plain = to.chars().allMatch(it -> it > ' ' && it < 127 && "\\{}".indexOf(it) < 0);
        return plain && to.startsWith("/") && !to.startsWith("//") ? to : "/";
    }
}
