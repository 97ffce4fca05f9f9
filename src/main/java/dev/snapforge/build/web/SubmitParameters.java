package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of {@code POST /builds}: those of the query say of a script what a form's part {@code spec} says. */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.QUERY,
        name = "name",
        description = "The name to release the snapshots under; script bodies only",
        example = "greeting",
        schema = @Schema(type = "string", maxLength = 128))
@Parameter(
        in = ParameterIn.QUERY,
        name = "version",
        description = "The version under that name; script bodies only",
        example = "1.1.0",
        schema = @Schema(type = "string", maxLength = 64))
@Parameter(
        in = ParameterIn.QUERY,
        name = "targets",
        description =
                "The targets to build for; if omitted, every live engine of the default platform. A job for an"
 + " engine that no builder offers waits for one. Script bodies only",
        examples = @ExampleObject(name = "one", summary = "one engine", value = "[\"linux-x64/javet-v8-5.0.6\"]"),
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        in = ParameterIn.QUERY,
        name = "requires",
        description = "Globals that must exist after load; script bodies only",
        example = "[\"greet\"]",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        in = ParameterIn.QUERY,
        name = "checks",
        description = "Expressions that must give the same result in a restored runtime as in a fresh one; script bodies only",
        example = "[\"greet('Ada')\"]",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        in = ParameterIn.QUERY,
        name = "prelude",
        description = "What runs before the script: `none`, `web` or `node`; script bodies only",
        example = "none",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"none", "web", "node"},
                        defaultValue = "none"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "warmup",
        description = "JavaScript that calls what the first request will call; script bodies only (a form takes longer ones)",
        examples = @ExampleObject(name = "one", summary = "one call", value = "greet('Ada')"),
        schema = @Schema(type = "string", maxLength = 100_000))
@Parameter(
        in = ParameterIn.QUERY,
        name = "runtimeState",
        description = "What to do about the use of time, randomness and the environment: `fix`, `warn` or `reject`; script bodies only",
        example = "fix",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"fix", "warn", "reject"},
                        defaultValue = "fix"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "minSpeedup",
        description = "The minimum speedup of a restored start over a plain start: more than 0, at most 1000; script bodies only",
        examples = @ExampleObject(name = "one", summary = "at least half as fast as a plain start", value = "0.5"),
        schema = @Schema(type = "number"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "features",
        description = "Words to find the snapshots by; script bodies only",
        examples = @ExampleObject(name = "one", summary = "one feature", value = "[\"greeting\"]"),
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        in = ParameterIn.QUERY,
        name = "label",
        description = "A label of the build as key=value; may be repeated; script bodies only",
        examples = @ExampleObject(name = "one", summary = "one label", value = "[\"commit=0123abc\"]"),
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        in = ParameterIn.QUERY,
        name = "fileName",
        description = "The script's name in stack traces; script bodies only",
        example = "greeting.js",
        schema = @Schema(type = "string", defaultValue = "main.js"))
@Parameter(
        in = ParameterIn.HEADER,
        name = "Prefer",
        description = "`wait=N`: respond when the build has ended, or after N seconds (at most 60)",
        example = "wait=60",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.HEADER,
        name = "Idempotency-Key",
        description = "The same key and the same request return the build made before. The same key with another request is refused (409).",
        examples =
                @ExampleObject(
                        name = "uuid",
                        summary = "a random UUID",
                        value = "6f1c9a0e-58d3-4b7c-9f52-1d7a3f0c2b44"),
        schema = @Schema(type = "string", maxLength = 255))
@interface SubmitParameters {}
