package dev.snapforge.access.web;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettingException;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.oidc.IssuerLogin;
import dev.snapforge.access.oidc.OidcAuthenticator;
import dev.snapforge.access.oidc.OidcSettings;
import dev.snapforge.access.token.ApiTokens;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Recognises callers by bearer tokens (RFC 6750) of the kinds that the modes allow. */
@Component
class BearerAuthenticator implements AuthenticationManager {

    private final boolean tokensOn;
    private final ApiTokens tokens;
    private final Optional<OidcAuthenticator> oidc;

    BearerAuthenticator(AccessSettings settings, ApiTokens tokens, OidcSettings oidc, Clock clock) {
        this.tokensOn = settings.mode().contains(AccessMode.TOKENS);
        this.tokens = tokens;
        this.oidc = settings.mode().contains(AccessMode.OIDC) ? Optional.of(trusted(oidc, clock)) : Optional.empty();
    }

    private static OidcAuthenticator trusted(OidcSettings oidc, Clock clock) {
        try {
            return new OidcAuthenticator(oidc, clock);
        } catch (IllegalArgumentException e) {
            throw AccessSettingException.unsafe(String.valueOf(e.getMessage()));
        }
    }

    /** The issuers at which people can sign in. */
    List<IssuerLogin> logins() {
        return oidc.map(OidcAuthenticator::logins).orElse(List.of());
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        String token = ((BearerTokenAuthenticationToken) shown).getToken();
        try {
            return new CallerAuthentication(caller(token));
        } catch (RuntimeException e) {
            // Refusals, and whatever else goes wrong, such as a database that is unavailable: the entry point answers
            // both.
            throw new NotAuthenticatedException(e);
        }
    }

    private Caller caller(String token) {
        if (ApiTokens.isApiToken(token)) {
            if (tokensOn) {
                return tokens.authenticate(token);
            }
        } else if (oidc.isPresent()) {
            return oidc.get().authenticate(token);
        }
        throw new InvalidTokenException("a token of a kind that snapforge.access.mode allows", "one of another kind");
    }
}
