package dev.snapforge.access.login;

import dev.snapforge.access.oidc.OidcAuthenticator;
import dev.snapforge.access.oidc.OidcSettings;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** Lets people sign in at one issuer: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1). */
public final class IssuerLogin {

    private final String name;
    private final String label;
    private final URI issuer;
    private final LoginAddress address;
    private final IssuerClient client;
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final CodeExchange exchange;

    /** @throws IllegalArgumentException if the settings make no sense or are not safe */
    IssuerLogin(
            IssuerSettings settings, ClientSettings client, OidcSettings all, OidcAuthenticator tokens, Clock clock) {
        this.name = settings.name();
        this.label = client.label() == null ? name : client.label();
        this.issuer = settings.issuer();
        this.address = new LoginAddress(all.address());
        this.client = new IssuerClient(settings, client, address, clock);
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(this.client);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.exchange = new CodeExchange(issuer, tokens, all.clockSkew(), clock);
    }

    /** The issuer's short name. */
    public String name() {
        return name;
    }

    /** The issuer's name for people. */
    public String label() {
        return label;
    }

    /** Whether the browser comes over TLS, so that its cookies are for TLS only. */
    public boolean isOverTls(HttpServletRequest request) {
        return address.isOverTls(request);
    }

    /**
     * A sign-in that begins.
     *
     * @param location the issuer's page, to which the browser goes
     * @param pending what the browser keeps meanwhile
     */
    public record Begun(String location, PendingLogin pending) {}

    /**
     * Begins a sign-in.
     *
     * @param to the path to show afterwards
     * @throws LoginException if the issuer is unavailable
     */
    public Begun begin(HttpServletRequest request, String to) {
        OAuth2AuthorizationRequest begun = Objects.requireNonNull(requests.resolve(request, name));
        return new Begun(
                begun.getAuthorizationRequestUri(),
                new PendingLogin(
                        name,
                        String.valueOf(begun.getState()),
                        attribute(begun, OidcParameterNames.NONCE),
                        attribute(begun, PkceParameterNames.CODE_VERIFIER),
                        String.valueOf(begun.getRedirectUri()),
                        to));
    }

    /**
     * Ends a sign-in.
     *
     * @param pending what the browser has kept
     * @param answer what the issuer's page gave it, which belongs to the pending sign-in
     * @return an ID token of this issuer, for this client and this sign-in
     * @throws LoginException if the issuer is unavailable, has refused, or its answer proves nothing
     */
    public String finish(PendingLogin pending, LoginAnswer answer) {
        if (!pending.is(name, answer.state())) {
            throw LoginException.interrupted();
        }
        if (isAnotherIssuers(answer.iss())) {
            throw LoginException.ofAnotherIssuer(name);
        }
        if (answer.code() == null || answer.error() != null) {
            throw LoginException.denied(name, String.valueOf(answer.error()));
        }
        return exchange.idToken(client.registered(), pending, answer.code());
    }

    private boolean isAnotherIssuers(@Nullable String iss) {
        return iss == null ? client.answersWithIssuer() : !iss.equals(issuer.toString());
    }

    private static String attribute(OAuth2AuthorizationRequest begun, String attribute) {
        return String.valueOf(begun.<Object>getAttribute(attribute));
    }
}
