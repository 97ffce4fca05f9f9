package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form that {@code POST /builds} takes, for the description of the API; {@link FormReader} reads the real one. */
@Schema(
        name = "BuildForm",
        description = "Files in the order they run, and what to build from them",
        requiredProperties = "file")
record SubmitForm(
        @ArraySchema(
                arraySchema =
                        @Schema(
                                description =
                                        "One or more `.js` (classic scripts) and `.mjs` (ES modules), and their source maps (`.map`), or"
 + " one `.zip` or `.tar.gz` with a `snapforge.json`"),
                schema = @Schema(type = "string", format = "binary"))
        List<String> file,

        @Schema(description = "What to build; may be omitted") @Nullable
        Spec spec) {

    /** The part {@code spec}. */
    @Schema(
            name = "BuildSpec",
            description = "What to build; every field is optional",
            example = "{\"name\": \"greeting\", \"version\": \"1.0.0\", \"labels\": {\"commit\": \"0123abc\"}}")
    record Spec(
            @Schema(description = "1 to 128 of a-z, 0-9, '.', '_', '-'", example = "greeting") @Nullable
            String name,

            @Schema(description = "Requires a name", example = "1.0.0") @Nullable
            String version,

            @Schema(
                    description = "The targets to build for; if omitted, every live engine of the default platform. A job for an"
 + " engine that no builder offers, or ever offered, shows that in `waiting`, and ends with"
 + " `no-builder` if none appears.",
                    example = "[\"linux-x64/javet-v8-5.0.6\"]")
            @Nullable
            List<String> targets,

            @Schema(
                    description = "What runs before the bundle: nothing, the globals of the web platform in JavaScript, or those"
 + " and Node's `Buffer` and `process`",
                    allowableValues = {"none", "web", "node"},
                    defaultValue = "none",
                    example = "none")
            @Nullable
            String prelude,

            @Schema(
                    description =
                            "JavaScript, at most 100000 characters, that calls what the first request will call, so that it"
 + " is already compiled in the snapshot; it leaves nothing else behind",
                    example = "greet('Ada')",
                    maxLength = 100_000)
            @Nullable
            String warmup,

            @Schema(description = "Globals that must exist after load", example = "[\"greet\"]") @Nullable
            List<String> requires,

            @ArraySchema(
                    arraySchema =
                            @Schema(
                                    description =
                                            "JavaScript expressions, each alone or with the value that is expected: a restored runtime must"
                                                    + " give the same as a fresh one, and the expected value if there is one",
                                    example = "[{\"expression\": \"greet('Ada')\", \"expected\": \"Hello, Ada!\"}]"),
                    schema = @Schema(oneOf = {String.class, CheckSpec.class}))
            @Nullable
            List<Object> checks,

            @Schema(description = "What a snapshot must satisfy to be published") @Nullable
            PolicySpec policy,

            @Schema(description = "Words to find the snapshots by", example = "[\"greeting\"]") @Nullable
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
                            "What to do if the bundle uses time, randomness or the environment while it runs: `fix` gives"
 + " every build the same clock and randomness, which are live again after load; `warn` only"
 + " reports the use; `reject` fails the job",
                    allowableValues = {"fix", "warn", "reject"},
                    defaultValue = "fix",
                    example = "fix")
            @Nullable
            String runtimeState,

            @Schema(
                    description =
                            "The minimum speedup of a restored start over a plain start: more than 0, at most 1000; if"
 + " omitted, no minimum is enforced",
                    example = "1.5")
            @Nullable
            Double minSpeedup) {}

    /** An item of the spec's field {@code checks}. */
    @Schema(name = "BuildCheck", description = "An expression and what it must give")
    record CheckSpec(
            @Schema(description = "A JavaScript expression", example = "greet('Ada')")
            String expression,

            @Schema(
                    description = "The JSON value it must give; if omitted, the two runtimes must agree",
                    example = "Hello, Ada!")
            @Nullable
            Object expected) {}
}
