package dev.snapforge.advisory.web;

import dev.snapforge.advisory.AdvisoryContent;
import dev.snapforge.advisory.AdvisoryException;
import dev.snapforge.advisory.EngineStatus;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to say something of an engine.
 *
 * @param status null if the client left it out
 * @param reason null if the client gives none
 * @param link null if the client gives none
 * @param successor null if the client names none
 */
@Schema(name = "AdvisoryRequest", description = "What to say of a build of an engine")
record AdvisoryRequest(
        @Schema(
                description = "What holds from now on",
                requiredMode = Schema.RequiredMode.REQUIRED,
                allowableValues = {"SUPPORTED", "DEPRECATED", "VULNERABLE"},
                example = "DEPRECATED")
        @Nullable
        String status,

        @Schema(
                description = "Why, in a sentence; needed unless the status is `SUPPORTED`",
                example = "No security fixes any more",
                maxLength = 1000)
        @Nullable
        String reason,

        @Schema(
                description = "Where more can be read: an address with http or https",
                example = "https://example.org/advisories/1",
                maxLength = 2000)
        @Nullable
        String link,

        @Schema(
                description = "The engine of the same platform to build for instead",
                example = "linux-x64/javet-v8-5.0.7")
        @Nullable
        String successor) {

    AdvisoryContent content() {
        return new AdvisoryContent(
                Arrays.stream(EngineStatus.values())
                        .filter(it -> it.name().equals(status))
                        .findFirst()
                        .orElseThrow(() -> AdvisoryException.malformed(
                                "status", "SUPPORTED, DEPRECATED or VULNERABLE", status == null ? "none" : status)),
                reason,
                link,
                successor == null ? null : Target.parse(successor));
    }
}
