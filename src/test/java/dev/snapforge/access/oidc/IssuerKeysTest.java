package dev.snapforge.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.support.LocalIssuer;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the keys of an issuer are found, kept and followed. */
class IssuerKeysTest extends OidcFixture {

    @Test
    void findsTheKeysWithoutDiscovery() {
        URI keys = URI.create(issuer.address() + "/keys");
        OidcAuthenticator callers = callers(NO_LIMIT, issuer(issuer.address(), keys, AUDIENCE), TOOLS);

        assertThat(callers.authenticate(issuer.token(claims().build())).principal())
                .isEqualTo("ci:acme/tools");
    }

    @Test
    void followsARotationOfKeys() {
        OidcAuthenticator callers = callers();
        String before = issuer.token(claims().build());
        callers.authenticate(before);

        issuer.rotate();

        assertThat(callers.authenticate(issuer.token(claims().build())).principal())
                .isEqualTo("ci:acme/tools");
        assertThatThrownBy(() -> callers.authenticate(before)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void isNoBurdenToTheIssuerWhenSomebodyMakesUpKeys() {
        OidcAuthenticator callers = callers(Duration.ofMinutes(4), issuer(issuer.address(), null, AUDIENCE), TOOLS);
        callers.authenticate(issuer.token(claims().build()));
        String madeUp = LocalIssuer.sign(LocalIssuer.rsa(), JWSAlgorithm.RS256, claims().build());
        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> callers.authenticate(madeUp))
                    .isInstanceOfAny(InvalidTokenException.class, OidcException.class);
        }

        assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
        assertThat(callers.authenticate(issuer.token(claims().build())).principal())
                .isEqualTo("ci:acme/tools");
    }

    @Test
    void knowsAnAbsentIssuerFromABadToken() {
        OidcAuthenticator callers = callers();
        String token = issuer.token(claims().build());
        issuer.close();

        assertThatThrownBy(() -> callers.authenticate(token)).isInstanceOf(OidcException.class);
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheIssuerIsAway() {
        OidcAuthenticator callers = callers();
        callers.authenticate(issuer.token(claims().build()));
        issuer.close();

        assertThat(callers.authenticate(issuer.token(claims().build())).principal())
                .isEqualTo("ci:acme/tools");
    }

    @Test
    void refusesKeysThatAnotherIssuerDescribes() {
        issuer.describeAs("https://issuer.example");

        assertThatThrownBy(() -> callers().authenticate(issuer.token(claims().build())))
                .isInstanceOf(OidcException.class);
    }
}
