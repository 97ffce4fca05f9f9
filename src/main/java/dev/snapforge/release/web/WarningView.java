package dev.snapforge.release.web;

import dev.snapforge.release.resolve.ReleaseWarning;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A warning as clients see it. */
@Schema(name = "ReleaseWarning", description = "Why what is handed out should not be used any more")
record WarningView(
        @Schema(
                description =
                        "Stable word: `engine-vulnerable`, `engine-deprecated` or `version-deprecated`; there may be others",
                example = "engine-deprecated")
        String code,

        @Schema(
                description = "What it is about, and the reason, in a sentence for people",
                example = "The engine linux-x64/javet-v8-5.0.6 is deprecated: No security fixes any more")
        String message,

        @Schema(description = "Where more can be read; null if nothing was named") @Nullable
        String link,

        @Schema(description = "The engine to build for instead; null if none was named") @Nullable
        String successor,

        @Schema(description = "When it was said") Instant since) {

    static WarningView of(ReleaseWarning it) {
        return new WarningView(it.code(), it.message(), it.link(), it.successor(), it.since());
    }
}
