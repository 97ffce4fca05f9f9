package dev.snapforge.access.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** One trusted issuer: verifies its tokens' signatures, times and audience. */
final class Issuer {

    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    private static final long CACHE_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final long FETCH_MILLIS = Duration.ofSeconds(15).toMillis();
    // How long keys that were fetched count on while the issuer is unavailable.
    private static final long OUTAGE_MILLIS = Duration.ofHours(1).toMillis();
    // None of the algorithms with a shared secret, and not 'none'.
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private final IssuerSettings settings;
    private final NimbusJwtDecoder decoder;

    /** @throws IllegalArgumentException if the settings make no sense or are not safe */
    Issuer(IssuerSettings settings, OidcSettings all, Clock clock) {
        this.settings = settings;
        require(settings.name().matches("[a-z0-9-]{1,40}") && !settings.name().equals("token"), "name");
        require(IssuerAddress.is(settings.issuer()), "issuer, which must be an https address");
        require(
                settings.jwks() == null || IssuerAddress.is(settings.jwks()),
                "jwks, which must be an https address or be left out");
        require(
                !settings.algorithms().isEmpty() && ALGORITHMS.containsAll(settings.algorithms()),
                "algorithms, which must be some of "
                        + ALGORITHMS.stream().sorted().toList());
        require(all.keyRefresh().toMillis() < CACHE_MILLIS, "key-refresh, which must be less than five minutes");
        String audience = settings.audience() == null ? all.audience() : settings.audience();
        Set<String> audiences = audiences(audience, settings.client());
        require(!audiences.isEmpty(), "audience, for itself or for all issuers");
        this.decoder = new NimbusJwtDecoder(processor(settings, all.keyRefresh()));
        JwtTimestampValidator times = new JwtTimestampValidator(all.clockSkew());
        times.setAllowEmptyExpiryClaim(false);
        times.setClock(clock);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                times,
                new JwtIssuerValidator(settings.issuer().toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, it -> it != null && it.stream().anyMatch(audiences::contains)))));
    }

    /**
     * Verifies a token.
     *
     * @throws InvalidTokenException if it is not genuine, or not for now and us
     * @throws OidcException if the keys cannot be fetched
     */
    Jwt verify(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtValidationException e) {
            throw new InvalidTokenException(
                    "a token of '" + settings.name() + "' for this service that is valid now",
                    e.getErrors().stream().map(OAuth2Error::getDescription).collect(Collectors.joining("; ")));
        } catch (BadJwtException e) {
            throw new InvalidTokenException(
                    "a token signed with a key of '" + settings.name() + "', by one of "
                            + settings.algorithms().stream().sorted().toList(),
                    "a token without such a signature, or whose claims contradict each other");
        } catch (JwtException e) {
            LOG.warn("The keys of {} cannot be fetched", settings.issuer(), e);
            throw OidcException.issuerUnavailable(settings.name());
        }
    }

    private static Set<String> audiences(@Nullable String audience, @Nullable ClientSettings client) {
        // ID tokens, with which people sign in, are made for the client.
        return Stream.of(audience, client == null ? null : client.id())
                .filter(it -> it != null && !it.isBlank())
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static DefaultJWTProcessor<SecurityContext> processor(IssuerSettings settings, Duration refresh) {
        // A key id that is not in the cached set makes it fetch again: that is how it learns of rotation.
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        new IssuerKeys(new IssuerDescription(settings.issuer()), settings.jwks()))
                .cache(CACHE_MILLIS, FETCH_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(Math.max(1, refresh.toMillis()))
                .outageTolerant(OUTAGE_MILLIS)
                .build();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()), keys));
        // The decoder's validators look at the claims, with our clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        return processor;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("The issuer '" + settings.name()
                    + "' in snapforge.access.oidc.issuers needs another " + what + ".");
        }
    }
}
