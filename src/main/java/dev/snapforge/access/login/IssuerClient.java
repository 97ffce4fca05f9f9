package dev.snapforge.access.login;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.snapforge.access.oidc.IssuerDescription;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;

/** This service as the client of an issuer: what the issuer publishes about itself, and what the settings say. */
final class IssuerClient implements ClientRegistrationRepository {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerClient.class);

    private static final Duration KEPT = Duration.ofHours(1);
    // So that those who wait while an issuer is unavailable do not wait one after the other.
    private static final Duration UNAVAILABLE = Duration.ofSeconds(10);

    private final IssuerSettings issuer;
    private final ClientSettings client;
    private final @Nullable String secret;
    private final String redirect;
    private final LoadingCache<String, Optional<ClientRegistration>> registrations;

    /** @throws IllegalArgumentException if the client's secret cannot be read safely */
    IssuerClient(IssuerSettings issuer, ClientSettings client, LoginAddress address, Clock clock) {
        this.issuer = issuer;
        this.client = client;
        this.secret = client.secretFile() == null ? null : ClientSecret.read(client.secretFile());
        this.redirect = address.redirect();
        this.registrations = Caffeine.newBuilder()
                .maximumSize(1)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .expireAfter(Expiry.<String, Optional<ClientRegistration>>creating(
                        (name, found) -> found.isPresent() ? KEPT : UNAVAILABLE))
                .build(name -> registration());
    }

    /** The registration, which is fetched at most once an hour. */
    ClientRegistration registered() {
        return registrations.get(issuer.name()).orElseThrow(() -> LoginException.unavailable(issuer.name()));
    }

    @Override
    public ClientRegistration findByRegistrationId(String name) {
        return registered();
    }

    /** Whether the issuer has promised to say in each answer whose it is (RFC 9207). */
    boolean answersWithIssuer() {
        return Boolean.TRUE.equals(registered()
                .getProviderDetails()
                .getConfigurationMetadata()
                .get("authorization_response_iss_parameter_supported"));
    }

    private Optional<ClientRegistration> registration() {
        try {
            Map<String, Object> description = new IssuerDescription(issuer.issuer()).read();
            IssuerDescription.address(description, "authorization_endpoint");
            IssuerDescription.address(description, "token_endpoint");
            Set<String> scopes = new TreeSet<>(client.scopes());
            scopes.add(OidcScopes.OPENID);
            ClientRegistration.Builder builder = ClientRegistrations.fromOidcConfiguration(description)
                    .registrationId(issuer.name())
                    .clientId(client.id())
                    .redirectUri(redirect)
                    .scope(scopes);
            return Optional.of((secret == null
                            ? builder.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
                            : builder.clientSecret(secret))
                    .build());
        } catch (IOException | ParseException | IllegalArgumentException e) {
            LOG.warn("The description of {} cannot be used, so no one can sign in there", issuer.issuer(), e);
            return Optional.empty();
        }
    }
}
