package dev.snapforge.release.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to deprecate a version.
 *
 * @param reason null if the client left it out
 */
@Schema(name = "DeprecationRequest", description = "Why a version should not be used any more")
record DeprecationRequest(
        @Schema(
                description = "Shown to everyone who gets the version: what to use instead, or why",
                requiredMode = Schema.RequiredMode.REQUIRED,
                example = "Rounds wrongly; use 1.1.0",
                maxLength = 1000)
        @Nullable
        String reason) {

    String reasonOrEmpty() {
        return reason == null ? "" : reason;
    }
}
