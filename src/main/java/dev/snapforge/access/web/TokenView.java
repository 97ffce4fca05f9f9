package dev.snapforge.access.web;

import dev.snapforge.access.Scope;
import dev.snapforge.access.token.ApiToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token as admins see it. */
@Schema(name = "Token", description = "A token, without its secret")
record TokenView(
        @Schema(description = "Its id") UUID id,

        @Schema(description = "The name of its principal, after `token:`", example = "ci-team-a")
        String name,

        @Schema(description = "Its scopes", example = "[\"builds:write\"]")
        List<String> scopes,

        @Schema(description = "The names it may use; null for all", example = "[\"team-a.*\"]") @Nullable
        List<String> names,

        @Schema(
                description = "Whether it is valid",
                allowableValues = {"ACTIVE", "EXPIRED", "REVOKED"},
                example = "ACTIVE")
        String status,

        @Schema(description = "The principal that created it", example = "token:bootstrap")
        String createdBy,

        @Schema(description = "When it was created") Instant createdAt,

        @Schema(description = "When it expires; null for never") @Nullable
        Instant expiresAt,

        @Schema(description = "When it was last used, to the minute; null for never") @Nullable
        Instant lastUsedAt,

        @Schema(description = "When it was revoked; null if it was not") @Nullable
        Instant revokedAt) {

    static TokenView of(ApiToken token, Instant now) {
        Instant expires = token.expiresAt();
        String status = token.revokedAt() != null
                ? "REVOKED"
                : expires != null && !now.isBefore(expires) ? "EXPIRED" : "ACTIVE";
        return new TokenView(
                token.id(),
                token.name(),
                token.grant().scopes().stream().map(Scope::word).sorted().toList(),
                token.grant().names().all() ? null : token.grant().names().patterns(),
                status,
                token.createdBy(),
                token.createdAt(),
                expires,
                token.lastUsedAt(),
                token.revokedAt());
    }
}
