package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that {@code POST /builds} takes, for the description of the API; {@link FormReader} reads the real one. */
@Schema(
        name = "BuildForm",
        description = "Files in the order they run, and what is wanted of them",
        requiredProperties = "file")
record SubmitForm(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "One or more `.js` (classic scripts) and `.mjs` (ES modules), or one `.zip` or `.tar.gz` with a `snapforge.json`"),
                schema = @Schema(type = "string", format = "binary"))
        List<String> file,

        @Nullable Spec spec) {

    /** The part {@code spec}. */
    @Schema(
            name = "BuildSpec",
            description = "What is wanted of a build; every field may be left out",
            example = "{\"name\": \"greeting\", \"version\": \"1.0.0\", \"labels\": {\"commit\": \"0123abc\"}}")
    record Spec(
            @Schema(description = "1 to 128 of a-z, 0-9, '.', '_', '-'", example = "greeting") @Nullable
            String name,

            @Schema(description = "Needs a name", example = "1.0.0") @Nullable
            String version,

            @Schema(
                    description = "What to build for; left out: every live engine of the default platform",
                    example = "[\"linux-x64/javet-v8-5.0.6\"]")
            @Nullable
            List<String> targets,

            @Schema(description = "Globals that must exist after load", example = "[\"greet\"]") @Nullable
            List<String> requires,

            @Schema(
                    description = "JavaScript expressions, or objects `{expression, expected}`: a restored runtime must"
                            + " agree with a fresh one, and with `expected` where it is given",
                    example = "[{\"expression\": \"greet('Ada')\", \"expected\": \"Hello, Ada!\"}]")
            @Nullable
            List<Object> checks,

            @Schema(description = "Words to find the snapshots by later", example = "[\"greeting\"]") @Nullable
            List<String> features,

            @Schema(description = "Anything worth keeping with the build", example = "{\"commit\": \"0123abc\"}")
            @Nullable
            Map<String, String> labels) {}
}
