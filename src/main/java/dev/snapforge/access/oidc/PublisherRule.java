package dev.snapforge.access.oidc;

import dev.snapforge.access.Grant;
import dev.snapforge.access.NamePatterns;
import dev.snapforge.access.oidc.OidcSettings.RuleSettings;
import java.util.List;
import java.util.Set;

/** A rule that trusts an issuer's tokens with certain claims. */
record PublisherRule(String issuer, List<ClaimPattern> claims, Grant grant) {

    // Claims that say whose token it is, of issuers that make tokens for everybody who asks. A rule that looks at none
    // of them
    // would trust the world.
    private static final Set<String> OWNERS = Set.of(
            "sub",
            "repository",
            "repository_id",
            "repository_owner",
            "repository_owner_id",
            "project_path",
            "project_id",
            "namespace_path",
            "namespace_id",
            "email");

    /** @throws IllegalArgumentException if the rule would trust too much, or makes no sense */
    static PublisherRule of(RuleSettings settings) {
        List<ClaimPattern> claims =
                settings.claims().stream().map(ClaimPattern::parse).toList();
        if (claims.stream().noneMatch(it -> OWNERS.contains(it.claim()) && it.pinsOwner())) {
            throw new IllegalArgumentException("A rule for '" + settings.issuer()
                    + "' must say whose tokens it trusts, for example repository=acme/tools; the claims for that are "
                    + String.join(", ", OWNERS.stream().sorted().toList())
                    + ", and the value must not begin with '*', except that email may be *@acme.example.");
        }
        return new PublisherRule(
                settings.issuer(), claims, new Grant(settings.scopes(), NamePatterns.of(settings.names())));
    }

    boolean matches(String issuerName, TokenClaims tokenClaims) {
        return issuer.equals(issuerName) && claims.stream().allMatch(it -> it.matches(tokenClaims));
    }
}
