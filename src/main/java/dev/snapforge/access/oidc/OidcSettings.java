package dev.snapforge.access.oidc;

import dev.snapforge.access.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code snapforge.access.oidc.*}.
 *
 * @param audience what a token must be made for, such as the address of this service; an issuer may have one of its own
 * @param clockSkew by how much an issuer's clock and this one may differ
 * @param keyRefresh how long to wait before keys are fetched from an issuer for a third time, so that made-up key ids do not make
 *     this service a burden to the issuer
 * @param issuers whose tokens are looked at
 * @param rules who may do what; a token that meets several has what each of them grants
 */
@Validated
@ConfigurationProperties("snapforge.access.oidc")
public record OidcSettings(
        @Nullable String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("30s") Duration keyRefresh,
        @DefaultValue List<@Valid IssuerSettings> issuers,
        @DefaultValue List<@Valid RuleSettings> rules) {

    /**
     * An issuer.
     *
     * @param name a short word for rules and for the names of principals, for example {@code github}
     * @param issuer its address, exactly as in the claim {@code iss}
     * @param jwks where its keys are; found by discovery where left out
     * @param audience what its tokens must be made for; the general audience where left out
     * @param principal the claim that tells its users apart, {@code sub} where left out
     * @param algorithms how its tokens may be signed
     */
    public record IssuerSettings(
            @NotBlank String name,
            @NotNull URI issuer,
            @Nullable URI jwks,
            @Nullable String audience,
            @DefaultValue("sub") String principal,
            @DefaultValue({"RS256", "ES256"}) Set<String> algorithms) {}

    /**
     * A trusted publisher.
     *
     * @param issuer the name of an issuer
     * @param claims what the token must say: {@code claim=value}, with {@code *} for any text; all of them must hold
     * @param scopes what it may do
     * @param names to which names: {@code team-a.web}, {@code team-a.*} or {@code *}
     */
    public record RuleSettings(
            @NotBlank String issuer,
            @DefaultValue List<String> claims,
            @DefaultValue Set<Scope> scopes,
            @DefaultValue List<String> names) {}
}
