package dev.snapforge.signing.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to retire or revoke a key.
 *
 * @param reason null if the client left it out
 */
@Schema(name = "KeyWithdrawal", description = "Why a key must no longer be used")
record KeyWithdrawalRequest(
        @Schema(
                description = "Shown to anyone who finds the key withdrawn",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "A copy of it was found in a log",
                maxLength = 1000)
        @Nullable
        String reason) {

    String reasonOrEmpty() {
        return reason == null ? "" : reason;
    }
}
