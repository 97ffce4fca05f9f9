package dev.snapforge.snapshot.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to revoke.
 *
 * @param reason null if the client left it out
 */
@Schema(name = "Revocation", description = "Why a snapshot must no longer be used")
record RevocationRequest(
        @Schema(
                description = "Shown to anyone who tries to load the snapshot",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "Built from a compromised dependency",
                maxLength = 1000)
        @Nullable
        String reason) {

    String reasonOrEmpty() {
        return reason == null ? "" : reason;
    }
}
