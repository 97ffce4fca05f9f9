package dev.snapforge.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.AccessSettingException;
import dev.snapforge.access.Scope;
import dev.snapforge.access.oidc.OidcAuthenticator;
import dev.snapforge.access.oidc.OidcSettings;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import dev.snapforge.access.oidc.OidcSettings.RuleSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** At which issuers of the settings people can sign in, and with which settings the service does not start. */
class IssuerLoginsTest {

    private static final URI SERVICE = URI.create("https://snapforge.example");

    @Test
    void areThoseWithAClient() {
        IssuerLogins logins = logins(SERVICE, client(null), true);

        assertThat(logins.all()).extracting(IssuerLogin::name).containsExactly("sso");
        assertThat(logins.named("sso").label()).isEqualTo("sso");
        assertThatThrownBy(() -> logins.named("ci")).isInstanceOf(LoginException.class);
    }

    @Test
    void areNoneUnlessTheModeLetsTheirTokensCount() {
        assertThat(logins(SERVICE, client(null), false).all()).isEmpty();
        // Nothing is looked at then.
        assertThat(logins(URI.create("http://snapforge.example"), client(null), false)
                        .all())
                .isEmpty();
    }

    @Test
    void refusesToStartWithUnsafeSettings() {
        refusesToStart(URI.create("http://snapforge.example"), client(null), "snapforge.access.oidc.address");
        refusesToStart(SERVICE, client(Path.of("target/absent")), "cannot be read");
    }

    private static void refusesToStart(URI address, ClientSettings client, String reason) {
        assertThatThrownBy(() -> logins(address, client, true))
                .isInstanceOfSatisfying(
                        AccessSettingException.class,
                        it -> assertThat(it.code()).isEqualTo("unsafe-access-setting"))
                .hasMessageContaining(reason);
    }

    private static IssuerLogins logins(URI address, ClientSettings client, boolean tokensCount) {
        OidcSettings settings = new OidcSettings(
                "audience",
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                address,
                List.of(issuer("ci", null), issuer("sso", client)),
                List.of(new RuleSettings("sso", List.of("sub=ada"), Set.of(Scope.BUILDS_WRITE), List.of("team-a.*"))));
        Clock clock = Clock.systemUTC();
        return new IssuerLogins(
                settings, tokensCount ? Optional.of(new OidcAuthenticator(settings, clock)) : Optional.empty(), clock);
    }

    private static IssuerSettings issuer(String name, @Nullable ClientSettings client) {
        return new IssuerSettings(
                name, URI.create("https://" + name + ".example"), null, null, "sub", Set.of("RS256"), client);
    }

    private static ClientSettings client(@Nullable Path secret) {
        return new ClientSettings("snapforge", secret, Set.of(), null, null);
    }
}
