package dev.snapforge.builds.report;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A finished stage of a job's current attempt.
 *
 * @param name such as {@code execute}
 * @param millis how long it took, in milliseconds
 */
@Schema(description = "A finished stage of a job")
public record CompletedStage(
        @Schema(description = "The stage", example = "execute")
        String name,

        @Schema(description = "How long it took, in milliseconds", example = "9.1")
        double millis) {}
