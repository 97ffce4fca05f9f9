package dev.snapforge.access.login;

import dev.snapforge.access.AccessSettingException;
import dev.snapforge.access.oidc.OidcAuthenticator;
import dev.snapforge.access.oidc.OidcSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The issuers at which people can sign in: those with a client, if the mode lets their tokens count. Only an api process reads the secrets of clients. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
public class IssuerLogins {

    private final List<IssuerLogin> logins;

    IssuerLogins(OidcSettings settings, Optional<OidcAuthenticator> tokens, Clock clock) {
        this.logins = tokens.map(it -> logins(settings, it, clock)).orElse(List.of());
    }

    /** All of them, in the order of the settings. */
    public List<IssuerLogin> all() {
        return logins;
    }

    /**
     * The one of this name.
     *
     * @throws LoginException if there is none
     */
    public IssuerLogin named(String name) {
        return logins.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(LoginException::unknownIssuer);
    }

    private static List<IssuerLogin> logins(OidcSettings settings, OidcAuthenticator tokens, Clock clock) {
        try {
            return settings.issuers().stream()
                    .flatMap(issuer -> Optional.ofNullable(issuer.client())
                            .map(client -> new IssuerLogin(issuer, client, settings, tokens, clock))
                            .stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw AccessSettingException.unsafe(String.valueOf(e.getMessage()));
        }
    }
}
