package dev.snapforge.access.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.access.Scope;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import dev.snapforge.access.oidc.OidcSettings.RuleSettings;
import dev.snapforge.support.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An issuer on this machine, and a service that trusts one publisher of it. */
abstract class OidcFixture {

    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final String AUDIENCE = "https://snapforge.example";
    static final Duration NO_LIMIT = Duration.ofMillis(1);
    static final RuleSettings TOOLS = new RuleSettings(
            "ci",
            List.of("repository=acme/tools", "ref=refs/heads/main"),
            Set.of(Scope.BUILDS_WRITE),
            List.of("team-a.*"));

    LocalIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = new LocalIssuer();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    OidcAuthenticator callers() {
        return callers(NO_LIMIT, issuer(issuer.address(), null, AUDIENCE), TOOLS);
    }

    static OidcAuthenticator callers(Duration refresh, IssuerSettings issuer, RuleSettings... rules) {
        return new OidcAuthenticator(
                new OidcSettings(null, Duration.ofSeconds(30), refresh, null, List.of(issuer), List.of(rules)), CLOCK);
    }

    static IssuerSettings issuer(URI address, @Nullable URI keys, @Nullable String audience) {
        return new IssuerSettings("ci", address, keys, audience, "repository", Set.of("RS256", "ES256"), null);
    }

    // What GitHub Actions says, as far as it matters here.
    JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer.address().toString())
                .audience(AUDIENCE)
                .subject("repo:acme/tools:ref:refs/heads/main")
                .claim("repository", "acme/tools")
                .claim("ref", "refs/heads/main")
                .claim("run_id", "4711")
                .issueTime(at(-300))
                .notBeforeTime(at(-300))
                .expirationTime(at(300));
    }

    static Date at(int seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }
}
