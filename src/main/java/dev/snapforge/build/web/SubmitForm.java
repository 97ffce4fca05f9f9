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
                                        "One or more `.js` (classic scripts) and `.mjs` (ES modules), and their source maps (`.map`), or one `.zip` or `.tar.gz` with a `snapforge.json`"),
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
                    description = "What to build for; left out: every live engine of the default platform. A job for an"
                            + " engine that no builder has, or ever had, shows that under `waiting`, and ends with"
                            + " `no-builder` if none comes.",
                    example = "[\"linux-x64/javet-v8-5.0.6\"]")
            @Nullable
            List<String> targets,

            @Schema(
                    description = "What runs before the bundle: nothing, the web's globals in JavaScript, or those and"
                            + " Node's `Buffer` and `process`",
                    allowableValues = {"none", "web", "node"},
                    defaultValue = "none",
                    example = "none")
            @Nullable
            String prelude,

            @Schema(
                    description =
                            "JavaScript, at most 100000 characters, that calls what the first request will call, so"
                                    + " that it is compiled; nothing else of it stays",
                    example = "greet('Ada')",
                    maxLength = 100_000)
            @Nullable
            String warmup,

            @Schema(description = "Globals that must exist after load", example = "[\"greet\"]") @Nullable
            List<String> requires,

            @Schema(
                    description = "JavaScript expressions, or objects `{expression, expected}`: a restored runtime must"
                            + " agree with a fresh one, and with `expected` where it is given",
                    example = "[{\"expression\": \"greet('Ada')\", \"expected\": \"Hello, Ada!\"}]")
            @Nullable
            List<Object> checks,

            @Nullable PolicySpec policy,

            @Schema(description = "Words to find the snapshots by later", example = "[\"greeting\"]") @Nullable
            List<String> features,

            @Schema(description = "Anything worth keeping with the build", example = "{\"commit\": \"0123abc\"}")
            @Nullable
            Map<String, String> labels) {}

    /** The spec's field {@code policy}. */
    @Schema(
            name = "BuildPolicy",
            description = "What a snapshot must satisfy to be published",
            example = "{\"runtimeState\": \"fix\"}")
    record PolicySpec(
            @Schema(
                    description =
                            "What becomes of a use of time, chance or the environment while the bundle runs: `fix`"
                                    + " makes clock and chance the same for every build and live again after load, `warn` leaves"
                                    + " them as they are, `reject` fails the job",
                    allowableValues = {"fix", "warn", "reject"},
                    defaultValue = "fix",
                    example = "fix")
            @Nullable
            String runtimeState,

            @Schema(
                    description =
                            "How many times faster than a plain start a restored one must be: more than 0, at most"
                                    + " 1000; left out: as it comes",
                    example = "1.5")
            @Nullable
            Double minSpeedup) {}
}
