package dev.snapforge.access.login;

import dev.snapforge.access.oidc.IssuerHttp;
import dev.snapforge.access.oidc.OidcAuthenticator;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.client.HttpServerErrorException;

/** Exchanges the code of a sign-in for an ID token, and verifies that (OpenID Connect Core 1.0, section 3.1.3). */
final class CodeExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);

    private final OidcAuthorizationCodeAuthenticationProvider provider;

    /**
     * @param issuer whose tokens count
     * @param skew by how much its clock may differ
     */
    CodeExchange(URI issuer, OidcAuthenticator tokens, Duration skew, Clock clock) {
        // Who it is stands in the ID token: no request for more.
        this.provider = new OidcAuthorizationCodeAuthenticationProvider(
                tokenEndpoint(), request -> new DefaultOidcUser(AuthorityUtils.NO_AUTHORITIES, request.getIdToken()));
        provider.setJwtDecoderFactory(
                registration -> token -> idToken(tokens.verify(issuer, token), registration, skew, clock));
    }

    /**
     * An ID token of this issuer, for this client and this sign-in.
     *
     * @throws LoginException if the issuer is unavailable, or its answer proves nothing
     */
    String idToken(ClientRegistration registration, PendingLogin pending, String code) {
        String name = registration.getRegistrationId();
        try {
            Authentication done = Objects.requireNonNull(provider.authenticate(
                    new OAuth2LoginAuthenticationToken(registration, exchanged(registration, pending, code))));
            OidcUser person = (OidcUser) Objects.requireNonNull(done.getPrincipal());
            return person.getIdToken().getTokenValue();
        } catch (OAuth2AuthenticationException e) {
            if (isUnavailable(e)) {
                LOG.warn("The token endpoint of '{}' does not answer", name, e);
                throw LoginException.unavailable(name);
            }
            // Without the stack: anyone can bring a code that was never given.
            LOG.info(
                    "A sign-in at '{}' has failed: {}",
                    name,
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
            throw LoginException.notProven(name, e.getError().getErrorCode());
        } catch (IllegalArgumentException | ClassCastException e) {
            // What is missing in the answer, or of another type.
            LOG.info("A sign-in at '{}' has failed", name, e);
            throw LoginException.notProven(name, "invalid_token_response");
        }
    }

    private static boolean isUnavailable(OAuth2AuthenticationException e) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
        return cause instanceof IOException || cause instanceof HttpServerErrorException;
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

    private static RestClientAuthorizationCodeTokenResponseClient tokenEndpoint() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(IssuerHttp.withoutRedirects()
                .configureMessageConverters(it -> it.addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
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
}
