package dev.snapforge.access.web;

import dev.snapforge.access.AccessMode;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.Caller;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.oidc.OidcAuthenticator;
import dev.snapforge.access.token.ApiTokens;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Recognises callers by bearer tokens (RFC 6750) of the kinds that the modes allow. */
@Component
public class BearerAuthenticator implements AuthenticationManager {

    private final boolean tokensOn;
    private final ApiTokens tokens;
    private final Optional<OidcAuthenticator> oidc;

    BearerAuthenticator(AccessSettings settings, ApiTokens tokens, Optional<OidcAuthenticator> oidc) {
        this.tokensOn = settings.mode().contains(AccessMode.TOKENS);
        this.tokens = tokens;
        this.oidc = oidc;
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

    /**
     * The caller that a token stands for.
     *
     * @throws dev.snapforge.core.SnapforgeException if it stands for no caller, or that cannot be found out now
     */
    public Caller caller(String token) {
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
