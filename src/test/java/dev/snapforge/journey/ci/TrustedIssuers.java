package dev.snapforge.journey.ci;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.support.LocalIssuer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The settings of docs/ci.md, with the issuers of GitHub's and GitLab's tokens on this machine. */
final class TrustedIssuers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final LocalIssuer GITHUB = start();
    static final LocalIssuer GITLAB = start();

    private static final int SECONDS = 300;

    /** A token of a job, which is valid for some minutes. */
    static String token(LocalIssuer issuer, String audience, Map<String, String> claims) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                .issuer(issuer.address().toString())
                .audience(audience)
                .subject("a job")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(SECONDS)));
        claims.forEach(token::claim);
        return issuer.token(token.build());
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, String> settings = CiPage.read().settings();
        settings.put("snapforge.access.oidc.issuers[0].issuer", GITHUB.address().toString());
        settings.put("snapforge.access.oidc.issuers[1].issuer", GITLAB.address().toString());
        TestPropertyValues.of(settings).applyTo(context);
    }

    private static LocalIssuer start() {
        try {
            return new LocalIssuer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
