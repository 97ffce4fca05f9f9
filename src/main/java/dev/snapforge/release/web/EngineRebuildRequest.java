package dev.snapforge.release.web;

import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to build for an engine's successor.
 *
 * @param successor null for the one that the engine's advisory names
 * @param versions null for all
 */
@Schema(name = "EngineRebuildRequest", description = "What to build for, and which versions")
record EngineRebuildRequest(
        @Schema(
                description =
                        "An engine of the same platform; by default the successor that the engine's advisory names",
                example = "linux-x64/javet-v8-5.0.7")
        @Nullable
        String successor,

        @Schema(
                description =
                        "`all`, or `current`: only versions that are their name's newest, or that a channel points to",
                allowableValues = {"all", "current"},
                defaultValue = "all",
                example = "all")
        @Nullable
        String versions) {

    static final EngineRebuildRequest DEFAULT = new EngineRebuildRequest(null, null);

    @Nullable
    Target target() {
        return successor == null ? null : Target.parse(successor);
    }

    boolean isCurrent() {
        if (versions != null && !versions.equals("all") && !versions.equals("current")) {
            throw new InvalidParameterException("versions", "all or current", versions);
        }
        return "current".equals(versions);
    }
}
