package dev.snapforge.access.web;

import static dev.snapforge.access.Scope.ADMIN;
import static dev.snapforge.access.Scope.BUILDS_WRITE;
import static dev.snapforge.access.Scope.CHANNELS_WRITE;
import static dev.snapforge.access.Scope.SNAPSHOTS_READ;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.OpenBadges;
import dev.snapforge.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The table of operations and the scopes that they need. What is not in it is for admins, so that an operation that somebody adds
 * and forgets here is closed. Which names a caller may use is another question, which the operations ask.
 */
@Component
class EndpointScopes implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Set<Scope> EVERYBODY = Set.of();
    private static final Set<Scope> ANY_SCOPE = Set.of(Scope.values());

    private final List<Rule> rules = new ArrayList<>();
    private final OpenBadges badges;

    EndpointScopes(AccessSettings settings, OpenBadges badges) {
        this.badges = badges;
        add("GET", "/actuator/health/**", EVERYBODY);
        add("GET", "/.well-known/jwks.json", EVERYBODY);
        add("GET", "/api/v1/keys/**", EVERYBODY);
        add("GET", "/v3/api-docs/**", EVERYBODY);
        add("GET", "/v3/api-docs.yaml", EVERYBODY);
        add("GET", "/swagger-ui.html", EVERYBODY);
        add("GET", "/swagger-ui/**", EVERYBODY);
        add("GET", "/assets/**", EVERYBODY);
        add("GET", "/problems/**", EVERYBODY);
        add("GET", CredentialResolver.SIGN_IN, EVERYBODY);
        add("POST", CredentialResolver.SIGN_IN, EVERYBODY);
        add("GET", "/sign-in/{issuer}", EVERYBODY);
        add("GET", "/sign-in/{issuer}/callback", EVERYBODY);
        add("POST", "/sign-out", EVERYBODY);
        if (settings.openMetrics()) {
            add("GET", "/actuator/prometheus", EVERYBODY);
        }
        add("GET", "/api/v1/builds/**", Set.of(BUILDS_WRITE, SNAPSHOTS_READ));
        add("POST", "/api/v1/builds", Set.of(BUILDS_WRITE));
        add("POST", "/api/v1/builds/{id}/cancel", Set.of(BUILDS_WRITE));
        add("POST", "/api/v1/builds/{id}/rebuild", Set.of(BUILDS_WRITE));
        // Not to be revoked by its builder: another's name may stand for the same bytes.
        add("GET", "/api/v1/snapshots/**", Set.of(SNAPSHOTS_READ));
        add("GET", "/api/v1/resolve", Set.of(SNAPSHOTS_READ));
        add("GET", "/api/v1/names/**", Set.of(SNAPSHOTS_READ, CHANNELS_WRITE, BUILDS_WRITE));
        add("PUT", "/api/v1/names/{name}/channels/{channel}", Set.of(CHANNELS_WRITE));
        add("PUT", "/api/v1/names/{name}/versions/{version}/deprecation", Set.of(CHANNELS_WRITE));
        add("DELETE", "/api/v1/names/{name}/versions/{version}/deprecation", Set.of(CHANNELS_WRITE));
        add("POST", "/api/v1/names/{name}/rebuild", Set.of(BUILDS_WRITE));
        add("DELETE", "/api/v1/names/{name}/channels/{channel}", Set.of(CHANNELS_WRITE));
        // Names are in it: those that the caller may see.
        add(
                "GET",
                "/api/v1/engines/{platform}/{engine}/releases",
                Set.of(SNAPSHOTS_READ, CHANNELS_WRITE, BUILDS_WRITE));
        add("POST", "/api/v1/engines/{platform}/{engine}/rebuild", Set.of(BUILDS_WRITE));
        add("GET", "/api/v1/engines/**", ANY_SCOPE);
        add("GET", "/api/v1/advisories", ANY_SCOPE);
        addPages();
    }

    /** What a page shows or does needs what the same needs in the API. */
    private void addPages() {
        add("GET", "/", ANY_SCOPE);
        add("GET", "/engines", ANY_SCOPE);
        add("GET", "/builds/**", Set.of(BUILDS_WRITE, SNAPSHOTS_READ));
        add("POST", "/builds/{id}/cancel", Set.of(BUILDS_WRITE));
        add("POST", "/builds/{id}/rebuild", Set.of(BUILDS_WRITE));
        add("GET", "/snapshots/**", Set.of(SNAPSHOTS_READ));
        add("GET", "/names/**", Set.of(SNAPSHOTS_READ, CHANNELS_WRITE, BUILDS_WRITE));
        add("POST", "/names/{name}/channels", Set.of(CHANNELS_WRITE));
        add("POST", "/names/{name}/channels/delete", Set.of(CHANNELS_WRITE));
    }

    /**
     * Whether a request may go on.
     *
     * @param anyOf the scopes of which one is enough; empty if everybody may
     */
    record Decision(boolean isGranted, Set<Scope> anyOf) implements AuthorizationResult {}

    private record Rule(String method, PathPattern path, Set<Scope> anyOf) {}

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> authentication, RequestAuthorizationContext context) {
        Set<Scope> anyOf = anyOf(context.getRequest().getMethod(), path(context.getRequest()));
        return new Decision(anyOf.isEmpty() || hasOne(RequestCallerContext.of(authentication.get()), anyOf), anyOf);
    }

    /** The scopes of which one is enough for an operation; empty if everybody may. HEAD is as GET. */
    Set<Scope> anyOf(String method, String path) {
        return anyOf(method, PathContainer.parsePath(path));
    }

    private Set<Scope> anyOf(String method, PathContainer path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        if (asked.equals("GET") && badges.areAt(path)) {
            return EVERYBODY;
        }
        Optional<Rule> rule = rules.stream()
                .filter(it -> it.method().equals(asked) && it.path().matches(path))
                .findFirst();
        return rule.map(Rule::anyOf).orElse(Set.of(ADMIN));
    }

    /** The path of a request below the context path, as it was sent. */
    static PathContainer path(HttpServletRequest request) {
        return PathContainer.parsePath(
                request.getRequestURI().substring(request.getContextPath().length()));
    }

    private static boolean hasOne(Caller caller, Set<Scope> anyOf) {
        return anyOf.stream().anyMatch(caller::has);
    }

    private void add(String method, String path, Set<Scope> anyOf) {
        rules.add(new Rule(method, PathPatternParser.defaultInstance.parse(path), anyOf));
    }
}
