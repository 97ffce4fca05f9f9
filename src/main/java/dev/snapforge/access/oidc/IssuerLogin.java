package dev.snapforge.access.oidc;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** Lets people sign in at one issuer: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0, section 3.1). */
public final class IssuerLogin {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerLogin.class);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final String OPENID = "openid";

    private final IssuerSettings settings;
    private final ClientSettings client;
    private final @Nullable String secret;
    private final String redirect;
    private final LoadingCache<String, ClientRegistration> registrations =
            Caffeine.newBuilder().maximumSize(1).expireAfterWrite(KEPT).build(this::registration);
    private final DefaultOAuth2AuthorizationRequestResolver requests;
    private final OidcAuthorizationCodeAuthenticationProvider exchange;

    /** @throws IllegalArgumentException if the settings make no sense or are not safe */
    IssuerLogin(IssuerSettings settings, ClientSettings client, OidcSettings all, Issuer issuer, Clock clock) {
        this.settings = settings;
        this.client = client;
        this.secret = client.secretFile() == null ? null : ClientSecret.read(client.secretFile());
        this.redirect = base(all.address()) + "/sign-in/{registrationId}/callback";
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(registrations::get);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        // Who it is stands in the ID token: no request for more.
        this.exchange = new OidcAuthorizationCodeAuthenticationProvider(
                TokenEndpoint.client(),
                request -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
        exchange.setJwtDecoderFactory(
                registration -> token -> idToken(issuer.verify(token), registration, all.clockSkew(), clock));
    }

    private static String base(@Nullable URI address) {
        return address == null ? "{baseUrl}" : address.toString().replaceAll("/+$", "");
    }

    /** The issuer's short name. */
    public String name() {
        return settings.name();
    }

    /** The issuer's name for people. */
    public String label() {
        return client.label() == null ? settings.name() : client.label();
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
     * @throws OidcException if the issuer is unavailable
     */
    public Begun begin(HttpServletRequest request, String to) {
        OAuth2AuthorizationRequest begun = Objects.requireNonNull(requests.resolve(request, name()));
        return new Begun(
                begun.getAuthorizationRequestUri(),
                new PendingLogin(
                        name(),
                        String.valueOf(begun.getState()),
                        String.valueOf(begun.<Object>getAttribute(OidcParameterNames.NONCE)),
                        String.valueOf(begun.<Object>getAttribute(PkceParameterNames.CODE_VERIFIER)),
                        String.valueOf(begun.getRedirectUri()),
                        to));
    }

    /**
     * Ends a sign-in.
     *
     * @param pending what the browser has kept
     * @param code what the issuer gave the browser, or null
     * @param error what the issuer gave it instead, or null
     * @return an ID token of this issuer, for this client and this sign-in
     * @throws OidcException if the issuer is unavailable, has refused, or its answer proves nothing
     */
    public String finish(PendingLogin pending, @Nullable String state, @Nullable String code, @Nullable String error) {
        if (!pending.issuer().equals(name()) || state == null || state.isEmpty() || !same(state, pending.state())) {
            throw OidcException.signInInterrupted();
        }
        if (code == null || error != null) {
            throw OidcException.signInDenied(name(), String.valueOf(error));
        }
        ClientRegistration registration = registrations.get(name());
        try {
            Authentication done = Objects.requireNonNull(exchange.authenticate(
                    new OAuth2LoginAuthenticationToken(registration, exchanged(registration, pending, code))));
            OidcUser person = (OidcUser) Objects.requireNonNull(done.getPrincipal());
            return person.getIdToken().getTokenValue();
        } catch (OAuth2AuthenticationException e) {
            LOG.info("A sign-in at {} has failed", settings.issuer(), e);
            throw NestedExceptionUtils.getMostSpecificCause(e) instanceof IOException
                    ? OidcException.loginUnavailable(name())
                    : OidcException.signInFailed(name(), e.getError().getErrorCode());
        }
    }

    private static OAuth2AuthorizationExchange exchanged(
            ClientRegistration registration, PendingLogin pending, String code) {
        OAuth2AuthorizationRequest asked = OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(
                        String.valueOf(registration.getProviderDetails().getAuthorizationUri()))
                .clientId(registration.getClientId())
                .redirectUri(pending.redirect())
                .scopes(registration.getScopes())
                .state(pending.state())
                .attributes(Map.of(
                        OidcParameterNames.NONCE, pending.nonce(),
                        PkceParameterNames.CODE_VERIFIER, pending.verifier()))
                .build();
        return new OAuth2AuthorizationExchange(
                asked,
                OAuth2AuthorizationResponse.success(code)
                        .redirectUri(pending.redirect())
                        .state(pending.state())
                        .build());
    }

    private ClientRegistration registration(String name) {
        try {
            Map<String, Object> description = new IssuerDescription(settings.issuer()).read();
            IssuerDescription.address(description, "authorization_endpoint");
            IssuerDescription.address(description, "token_endpoint");
            Set<String> scopes = new TreeSet<>(client.scopes());
            scopes.add(OPENID);
            ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(description)
                    .registrationId(name)
                    .clientId(client.id())
                    .redirectUri(redirect)
                    .scope(scopes);
            return (secret == null
                            ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                            : builder.clientSecret(secret))
                    .build();
        } catch (IOException | ParseException | IllegalArgumentException e) {
            LOG.warn("The description of {} cannot be used", settings.issuer(), e);
            throw OidcException.loginUnavailable(name());
        }
    }

    /** Beside what every token must hold, an ID token is for one client (section 3.1.3.7). */
    private static Jwt idToken(Jwt token, ClientRegistration registration, Duration skew, Clock clock) {
        OidcIdTokenValidator validator = new OidcIdTokenValidator(registration);
        validator.setClock(clock);
        validator.setClockSkew(skew);
        if (validator.validate(token).hasErrors()) {
            throw new BadJwtException("The ID token is not for this client.");
        }
        return token;
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
