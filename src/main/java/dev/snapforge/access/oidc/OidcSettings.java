package dev.snapforge.access.oidc;

import dev.snapforge.access.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
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
 * @param address where browsers find this service, to which an issuer sends people back; where left out, the address that each request
 *     came for
 * @param issuers whose tokens are looked at
 * @param rules who may do what; a token that meets several has what each of them grants
 */
@Validated
@ConfigurationProperties("snapforge.access.oidc")
public record OidcSettings(
        @Nullable String audience,
        @DefaultValue("30s") Duration clockSkew,
        @DefaultValue("30s") Duration keyRefresh,
        @Nullable URI address,
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
     * @param client as what this service is registered there, so that people can sign in; where left out, they cannot
     */
    public record IssuerSettings(
            @NotBlank String name,
            @NotNull URI issuer,
            @Nullable URI jwks,
            @Nullable String audience,
            @DefaultValue("sub") String principal,
            @DefaultValue({"RS256", "ES256"}) Set<String> algorithms,
            @Nullable @Valid ClientSettings client) {}

    /**
     * What an issuer knows this service as.
     *
     * @param id the client's id, for which ID tokens are made
     * @param secretFile what proves it; left out for a public client, which has PKCE alone
     * @param scopes what is asked for beside {@code openid}, for example {@code email}
     * @param label the issuer's name on the sign-in page; its short name where left out
     * @param principal the claim that tells people apart; that of the issuer where left out
     */
    public record ClientSettings(
            @NotBlank String id,
            @Nullable Path secretFile,
            @DefaultValue Set<String> scopes,
            @Nullable String label,
            @Nullable String principal) {}

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
