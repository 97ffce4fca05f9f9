package dev.snapforge.web;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refusal as clients see it, for the description of the API; {@link Problems} makes the real ones. */
@Schema(
        name = "Problem",
        description =
                "Why a request was refused (RFC 9457). Some refusals have further members, such as `knownTargets`.")
record ProblemDocument(
        @Schema(
                description = "A URI that stands for the code",
                example = "https://snapforge.dev/problems/build-not-found")
        String type,

        @Schema(description = "The code in words", example = "Build not found")
        String title,

        @Schema(description = "The HTTP status", example = "404")
        int status,

        @Schema(description = "What happened, in a sentence for people")
        String detail,

        @Schema(description = "The path that was asked for", example = "/api/v1/builds")
        String instance,

        @Schema(description = "Stable, machine-readable word", example = "build-not-found")
        String code,

        @Schema(description = "Which request it is about; also in the header `X-Request-Id` and in the service's logs")
        String requestId,

        @Schema(description = "What would have been accepted") @Nullable
        String expected,

        @Schema(description = "What was there instead") @Nullable
        String found,

        @Schema(description = "What to do about it") @Nullable
        String hint) {}
