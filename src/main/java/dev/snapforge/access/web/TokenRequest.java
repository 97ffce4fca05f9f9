package dev.snapforge.access.web;

import dev.snapforge.access.Grant;
import dev.snapforge.access.token.RequestedGrant;
import dev.snapforge.access.token.TokenException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a new token is to be. */
@Schema(
        name = "TokenRequest",
        description = "A token to create",
        example = "{\"name\": \"ci-team-a\", \"scopes\": [\"builds:write\"], \"names\": [\"team-a.*\"],"
                + " \"expiresAt\": \"2031-01-01T00:00:00Z\"}")
record TokenRequest(
        @Schema(
                description =
                        "The name of its principal, after `token:`; give a second token the same name to replace the first without a gap",
                example = "ci-team-a",
                requiredMode = Schema.RequiredMode.REQUIRED,
                maxLength = 64)
        @Nullable
        String name,

        @Schema(
                description =
                        "Its scopes: `builds:write`, `snapshots:read`, `channels:write`, or `admin`, which includes everything",
                example = "[\"builds:write\"]",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable
        List<String> scopes,

        @Schema(
                description =
                        "The names it may use: names, or prefixes that end with a separator and `*`; if omitted, every name",
                example = "[\"team-a.*\"]")
        @Nullable
        List<String> names,

        @Schema(description = "When it expires; if omitted, never", example = "2031-01-01T00:00:00Z") @Nullable
        String expiresAt) {

    String requiredName() {
        if (name == null) {
            throw TokenException.invalidRequest("name", "a name, for example ci-team-a", "none");
        }
        return name;
    }

    @Nullable
    Instant expiry() {
        try {
            return expiresAt == null ? null : Instant.parse(expiresAt);
        } catch (DateTimeParseException e) {
            throw TokenException.invalidRequest("expiresAt", "a time such as 2031-01-01T00:00:00Z", expiresAt);
        }
    }

    Grant grant() {
        return RequestedGrant.of(scopes, names);
    }
}
