package dev.snapforge.access.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.snapforge.access.Caller;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.NameNotAllowedException;
import dev.snapforge.access.Scope;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import dev.snapforge.access.oidc.OidcSettings.RuleSettings;
import dev.snapforge.support.LocalIssuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of a real issuer on this machine, with real keys and signatures. */
class OidcAuthenticatorTest extends OidcFixture {

    @Test
    void recognisesATrustedPublisher() {
        Caller caller = callers().authenticate(issuer.token(claims().build()));

        assertThat(caller.principal()).isEqualTo("ci:acme/tools");
        assertThat(caller.credential()).isEqualTo("4711");
        assertThat(caller.has(Scope.BUILDS_WRITE)).isTrue();
        assertThat(caller.has(Scope.SNAPSHOTS_READ)).isFalse();
        caller.require(Scope.BUILDS_WRITE, "team-a.web");
        assertThatThrownBy(() -> caller.require(Scope.BUILDS_WRITE, "team-b.web"))
                .isInstanceOf(NameNotAllowedException.class);
    }

    @Test
    void takesEllipticCurvesToo() {
        String token = LocalIssuer.sign(issuer.ellipticKey(), JWSAlgorithm.ES256, claims().build());

        assertThat(callers().authenticate(token).principal()).isEqualTo("ci:acme/tools");
    }

    @Test
    void refusesAnotherIssuer() {
        refuses(issuer.token(claims().issuer("https://issuer.example").build()), "another issuer");
        // The keys are right, and the claim is not exactly the issuer's address.
        refuses(issuer.token(claims().issuer(issuer.address() + "/").build()), "another issuer");
    }

    @Test
    void refusesAnotherAudience() {
        refuses(issuer.token(claims().audience("https://other.example").build()), "aud");
        refuses(issuer.token(claims().audience((String) null).build()), "aud");
    }

    @Test
    void takesTheAudienceAmongOthers() {
        JWTClaimsSet two =
                claims().audience(List.of("https://other.example", AUDIENCE)).build();

        assertThat(callers().authenticate(issuer.token(two)).principal()).isEqualTo("ci:acme/tools");
    }

    @Test
    void refusesWhatIsOverOrHasNotBegun() {
        refuses(issuer.token(claims().expirationTime(at(-31)).build()), "expired");
        refuses(issuer.token(claims().expirationTime(null).build()), "exp");
        refuses(issuer.token(claims().notBeforeTime(at(31)).build()), "before");
        // Clocks may differ by half a minute.
        assertThat(callers()
                        .authenticate(issuer.token(claims().expirationTime(at(-29))
                                .notBeforeTime(at(29))
                                .build()))
                        .principal())
                .isEqualTo("ci:acme/tools");
    }

    @Test
    void refusesTokensThatNobodySigned() {
        refuses(new PlainJWT(claims().build()).serialize(), "without such a signature");
    }

    @Test
    void refusesASharedSecretMadeOfThePublicKey() throws JOSEException {
        byte[] secret = issuer.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                claims().build());
        token.sign(new MACSigner(secret));

        refuses(token.serialize(), "without such a signature");
    }

    @Test
    void refusesAnUnknownKey() {
        refuses(LocalIssuer.sign(LocalIssuer.rsa(), JWSAlgorithm.RS256, claims().build()), "without such a signature");
    }

    @Test
    void refusesOtherClaimsUnderTheSameSignature() {
        String[] genuine = issuer.token(claims().build()).split("\\.", -1);
        String[] wanted =
                issuer.token(claims().claim("repository", "acme/other").build()).split("\\.", -1);

        refuses(genuine[0] + "." + wanted[1] + "." + genuine[2], "without such a signature");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b.c", "e30.e30.e30", "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AA"})
    void refusesWhatIsNoToken(String text) {
        assertThatThrownBy(() -> callers().authenticate(text)).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void refusesPrincipalsThatCannotBeShown() {
        refuses(issuer.token(claims().claim("repository", "acme/\ntools").build()), "another one");
        refuses(issuer.token(claims().claim("repository", null).build()), "another one");
        refuses(issuer.token(claims().claim("repository", "a".repeat(201)).build()), "another one");
    }

    @Test
    void refusesWhomNoRuleTrusts() {
        for (JWTClaimsSet other : List.of(
                claims().claim("ref", "refs/heads/feature").build(),
                claims().claim("ref", null).build(),
                claims().claim("ref", List.of("refs/heads/main")).build(),
                claims().claim("ref", "refs/heads/main\nx").build(),
                claims().claim("repository", "acme/tools2").build(),
                claims().claim("repository", "evil/acme/tools").build())) {
            assertThatThrownBy(() -> callers().authenticate(issuer.token(other)))
                    .as(other.toString())
                    .isInstanceOf(OidcException.class);
        }
    }

    @Test
    void givesEachRulesScopesForThatRulesNamesOnly() {
        RuleSettings channels = new RuleSettings(
                "ci", List.of("repository=acme/*"), Set.of(Scope.CHANNELS_WRITE), List.of("shared", "team-b.*"));
        Caller caller = callers(NO_LIMIT, issuer(issuer.address(), null, AUDIENCE), TOOLS, channels)
                .authenticate(issuer.token(claims().build()));

        caller.require(Scope.BUILDS_WRITE, "team-a.web");
        caller.require(Scope.CHANNELS_WRITE, "team-b.web");
        assertThatThrownBy(() -> caller.require(Scope.CHANNELS_WRITE, "team-a.web"))
                .isInstanceOf(NameNotAllowedException.class);
        assertThatThrownBy(() -> caller.require(Scope.BUILDS_WRITE, "shared"))
                .isInstanceOf(NameNotAllowedException.class);
    }

    @Test
    void believesNoAddressThatTheIssuerHasNotVerified() {
        RuleSettings ada = rule("ci", "email=ada@acme.example");
        OidcAuthenticator callers = callers(NO_LIMIT, issuer(issuer.address(), null, AUDIENCE), ada);
        JWTClaimsSet.Builder claims = claims().claim("email", "ada@acme.example");
        for (Object unverified : new Object[] {"", "false", false, 1, List.of(true)}) {
            String token =
                    issuer.token(claims.claim("email_verified", unverified).build());
            assertThatThrownBy(() -> callers.authenticate(token))
                    .as("%s", unverified)
                    .isInstanceOf(OidcException.class);
        }
        assertThatThrownBy(() -> callers.authenticate(
                        issuer.token(claims.claim("email_verified", null).build())))
                .isInstanceOf(OidcException.class);
        // Some issuers write it as a text.
        for (Object verified : new Object[] {"true", true}) {
            String token = issuer.token(claims.claim("email_verified", verified).build());
            assertThat(callers.authenticate(token).principal()).isEqualTo("ci:acme/tools");
        }
    }

    @Test
    void takesTheAddressesOfADomain() {
        OidcAuthenticator callers =
                callers(NO_LIMIT, issuer(issuer.address(), null, AUDIENCE), rule("ci", "email=*@acme.example"));
        JWTClaimsSet.Builder claims = claims().claim("email_verified", true);
        assertThat(callers.authenticate(issuer.token(
                                claims.claim("email", "ada@acme.example").build()))
                        .has(Scope.BUILDS_WRITE))
                .isTrue();
        for (String other : List.of("ada@evil-acme.example", "ada@acme.example.evil", "ada@x.acme.example")) {
            String token = issuer.token(claims.claim("email", other).build());
            assertThatThrownBy(() -> callers.authenticate(token)).as(other).isInstanceOf(OidcException.class);
        }
    }

    @Test
    void callsNobodyByAnAddressThatTheIssuerHasNotVerified() {
        IssuerSettings byEmail =
                new IssuerSettings("ci", issuer.address(), null, AUDIENCE, "email", Set.of("RS256"), null);
        OidcAuthenticator callers = callers(NO_LIMIT, byEmail, TOOLS);
        JWTClaimsSet.Builder claims = claims().claim("email", "ada@acme.example");
        String unverified = issuer.token(claims.build());
        assertThatThrownBy(() -> callers.authenticate(unverified)).isInstanceOf(InvalidTokenException.class);
        assertThat(callers.authenticate(issuer.token(
                                claims.claim("email_verified", true).build()))
                        .principal())
                .isEqualTo("ci:ada@acme.example");
    }

    @Test
    void refusesSettingsThatWouldTrustTooMuch() {
        IssuerSettings good = issuer(issuer.address(), null, AUDIENCE);
        refusesToStart(good, rule("ci", "ref=refs/heads/main"));
        refusesToStart(good, rule("ci", "repository=*"));
        refusesToStart(good, rule("ci", "repository=*/tools"));
        refusesToStart(good, rule("ci", "email=*"));
        refusesToStart(good, rule("ci", "email=*.example"));
        refusesToStart(good, rule("ci", "email=*@*"));
        refusesToStart(good, rule("ci", "sub=*@acme.example"));
        refusesToStart(good, rule("ci"));
        refusesToStart(good, rule("ci", "repository"));
        refusesToStart(good, rule("other", "repository=acme/tools"));
        refusesToStart(
                good, new RuleSettings("ci", List.of("repository=acme/tools"), Set.of(Scope.ADMIN), List.of("a.*")));
        refusesToStart(good, new RuleSettings("ci", List.of("repository=acme/tools"), Set.of(), List.of("a.*")));
        refusesToStart(
                good, new RuleSettings("ci", List.of("repository=acme/tools"), Set.of(Scope.BUILDS_WRITE), List.of()));
        refusesToStart(issuer(URI.create("http://issuer.example"), null, AUDIENCE), TOOLS);
        refusesToStart(issuer(issuer.address(), URI.create("http://keys.example/jwks"), AUDIENCE), TOOLS);
        refusesToStart(issuer(issuer.address(), null, null), TOOLS);
        refusesToStart(new IssuerSettings("ci", issuer.address(), null, AUDIENCE, "sub", Set.of("HS256"), null), TOOLS);
        assertThatThrownBy(() -> callers(Duration.ofMinutes(5), good, TOOLS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refusesToStart(IssuerSettings issuer, RuleSettings rule) {
        assertThatThrownBy(() -> callers(NO_LIMIT, issuer, rule))
                .as("%s %s", issuer, rule)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("null");
    }

    private void refuses(String token, String reason) {
        assertThatThrownBy(() -> callers().authenticate(token))
                .isInstanceOfSatisfying(
                        InvalidTokenException.class, e -> assertThat(e.found()).contains(reason));
    }

    private static RuleSettings rule(String issuer, String... claims) {
        return new RuleSettings(issuer, List.of(claims), Set.of(Scope.BUILDS_WRITE), List.of("team-a.*"));
    }
}
