package dev.snapforge.access.oidc;

import com.nimbusds.jwt.JWTParser;
import dev.snapforge.access.Caller;
import dev.snapforge.access.Grant;
import dev.snapforge.access.InvalidTokenException;
import dev.snapforge.access.oidc.OidcSettings.ClientSettings;
import dev.snapforge.access.oidc.OidcSettings.IssuerSettings;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/** Recognises callers by tokens of trusted issuers. */
public final class OidcAuthenticator {

    private static final Pattern PRINCIPAL = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final int MOST_CREDENTIAL = 200;

    private final Map<String, IssuerSettings> settings = new HashMap<>();
    private final Map<String, Issuer> issuers = new HashMap<>();
    private final List<PublisherRule> rules;

    /** @throws IllegalArgumentException if the settings make no sense or are not safe */
    public OidcAuthenticator(OidcSettings oidc, Clock clock) {
        for (IssuerSettings issuer : oidc.issuers()) {
            String address = issuer.issuer().toString();
            if (issuers.put(address, new Issuer(issuer, oidc, clock)) != null
                    || settings.values().stream().anyMatch(it -> it.name().equals(issuer.name()))) {
                throw new IllegalArgumentException("The issuer '" + issuer.name() + "' is there twice.");
            }
            settings.put(address, issuer);
        }
        if (issuers.isEmpty()) {
            throw new IllegalArgumentException("Mode 'oidc' needs an issuer in snapforge.access.oidc.issuers.");
        }
        this.rules = oidc.rules().stream().map(PublisherRule::of).toList();
        rules.forEach(rule -> {
            if (settings.values().stream().noneMatch(it -> it.name().equals(rule.issuer()))) {
                throw new IllegalArgumentException(
                        "A rule names the issuer '" + rule.issuer() + "', which is not there.");
            }
        });
    }

    /**
     * Verifies a token of one issuer, whatever it permits.
     *
     * @param address of the issuer, which must be one of the settings
     * @throws InvalidTokenException if it is not genuine, or not for now and us
     * @throws OidcException if that cannot be found out now
     */
    public Jwt verify(URI address, String token) {
        return Objects.requireNonNull(issuers.get(address.toString())).verify(token);
    }

    /**
     * Whoever shows this token.
     *
     * @throws InvalidTokenException if it is not a genuine token of a trusted issuer, for now and us
     * @throws OidcException if that cannot be found out now
     * @throws OidcException if no rule trusts it
     */
    public Caller authenticate(String token) {
        String address = claimedIssuer(token);
        Issuer issuer = issuers.get(address);
        IssuerSettings issuerSettings = settings.get(address);
        if (issuer == null || issuerSettings == null) {
            throw new InvalidTokenException("a token of a trusted issuer", "a token of another issuer");
        }
        Jwt jwt = issuer.verify(token);
        TokenClaims claims = new TokenClaims(jwt.getClaims());
        String principal = principal(issuerSettings, principalClaim(issuerSettings, jwt), claims);
        List<Grant> grants = rules.stream()
                .filter(it -> it.matches(issuerSettings.name(), claims))
                .map(PublisherRule::grant)
                .toList();
        if (grants.isEmpty()) {
            throw OidcException.noTrustedPublisher(principal);
        }
        return new Caller(
                principal, credential(jwt), grants, CiRunClaims.read(issuerSettings.issuer(), jwt.getClaims()));
    }

    // Nothing is believed yet: it only says whose keys to verify with.
    private static String claimedIssuer(String token) {
        try {
            return String.valueOf(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException | RuntimeException e) {
            throw new InvalidTokenException("an API token, or a JSON Web Token of a trusted issuer", "something else");
        }
    }

    private static String principal(IssuerSettings issuer, String claim, TokenClaims claims) {
        String text = claims.text(claim);
        if (text == null || !PRINCIPAL.matcher(text).matches()) {
            throw new InvalidTokenException(
                    "the claim '" + claim + "' with 1 to 200 printable characters"
                            + (claim.equals("email") ? ", and email_verified: true" : ""),
                    "none, or another one");
        }
        return issuer.name() + ":" + text;
    }

    private static String principalClaim(IssuerSettings issuer, Jwt jwt) {
        ClientSettings client = issuer.client();
        List<String> audience = jwt.getAudience();
        return client != null && client.principal() != null && audience != null && audience.contains(client.id())
                ? client.principal()
                : issuer.principal();
    }

    // For audit events: which run of CI it was.
    private static @Nullable String credential(Jwt jwt) {
        Object run = jwt.getClaims().getOrDefault("run_id", jwt.getClaims().get("job_id"));
        String text = run == null ? jwt.getId() : run.toString();
        return text == null || text.isEmpty() ? null : text.substring(0, Math.min(text.length(), MOST_CREDENTIAL));
    }
}
