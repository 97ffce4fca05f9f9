package dev.snapforge.advisory.web;

import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.EngineStatus;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An advisory as clients see it. */
@Schema(name = "EngineAdvisory", description = "What is said of a build of an engine")
public record AdvisoryView(
        @Schema(description = "Platform and engine", example = "linux-x64/javet-v8-5.0.6")
        String engine,

        @Schema(description = "`SUPPORTED`, `DEPRECATED` or `VULNERABLE`", example = "VULNERABLE")
        EngineStatus status,

        @Schema(
                description = "Why; null only for `SUPPORTED`",
                example = "CVE-2031-0001: type confusion in V8's optimising compiler")
        @Nullable
        String reason,

        @Schema(
                description = "Where more can be read; null if nothing was named",
                example = "https://example.org/advisories/1")
        @Nullable
        String link,

        @Schema(
                description = "The engine to build for instead; null if none was named",
                example = "linux-x64/javet-v8-5.0.7")
        @Nullable
        String successor,

        @Schema(description = "How often something was said of the engine until then; 0 if never", example = "1")
        long revision,

        @Schema(description = "When it was said; null if never") @Nullable
        Instant changedAt,

        @Schema(
                description = "Who said it; of a signed file, `file:` and the id of its key; null if nobody did",
                example = "anonymous")
        @Nullable
        String changedBy) {

    /** What was said. */
    public static AdvisoryView of(EngineAdvisory it) {
        Target successor = it.content().successor();
        return new AdvisoryView(
                it.engine().toString(),
                it.content().status(),
                it.content().reason(),
                it.content().link(),
                successor == null ? null : successor.toString(),
                it.revision(),
                it.changedAt(),
                it.changedBy());
    }

    /** What holds of an engine of which nothing was ever said. */
    static AdvisoryView none(Target engine) {
        return new AdvisoryView(engine.toString(), EngineStatus.SUPPORTED, null, null, null, 0, null, null);
    }
}
