package dev.snapforge.release.web;

import dev.snapforge.release.VersionDeprecation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A deprecation as clients see it. */
@Schema(name = "VersionDeprecation", description = "Why a version should not be used any more, although it can be")
record DeprecationView(
        @Schema(description = "What to use instead, or why", example = "Rounds wrongly; use 1.1.0")
        String reason,

        @Schema(description = "When it was said") Instant since,

        @Schema(description = "Who said it", example = "anonymous")
        String by) {

    static DeprecationView of(VersionDeprecation it) {
        return new DeprecationView(it.reason(), it.since(), it.by());
    }
}
