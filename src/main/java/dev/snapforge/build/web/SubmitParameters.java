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
        description = "Name to find the snapshots by; script bodies only",
        example = "greeting",
        schema = @Schema(type = "string", maxLength = 128))
@Parameter(
        in = ParameterIn.QUERY,
        name = "version",
        description = "Version under that name; script bodies only",
        example = "1.1.0",
        schema = @Schema(type = "string", maxLength = 64))
@Parameter(
        in = ParameterIn.QUERY,
        name = "targets",
        description =
                "What to build for; every live engine of the default platform where left out; a job for an engine that no builder has waits for one; script bodies only",
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
        description = "Expressions that must give the same in a restored runtime as in a fresh one; script bodies only",
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
        description = "JavaScript that calls what the first request will call; a longer one fits only into a"
                + " form; script bodies only",
        examples = @ExampleObject(name = "one", summary = "one call", value = "greet('Ada')"),
        schema = @Schema(type = "string", maxLength = 100_000))
@Parameter(
        in = ParameterIn.QUERY,
        name = "runtimeState",
        description = "The policy for time, chance and environment: `fix`, `warn` or `reject`; script bodies" + " only",
        example = "fix",
        schema =
                @Schema(
                        type = "string",
                        allowableValues = {"fix", "warn", "reject"},
                        defaultValue = "fix"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "minSpeedup",
        description = "How many times faster than a plain start a restored one must be: more than 0, at most"
                + " 1000; script bodies only",
        examples = @ExampleObject(name = "one", summary = "at least half as fast", value = "0.5"),
        schema = @Schema(type = "number"))
@Parameter(
        in = ParameterIn.QUERY,
        name = "features",
        description = "Words to find the snapshots by later; script bodies only",
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
        description = "`wait=N`: answer when the build has ended or N seconds (at most 60) are over",
        example = "wait=60",
        schema = @Schema(type = "string"))
@Parameter(
        in = ParameterIn.HEADER,
        name = "Idempotency-Key",
        description = "Same key and same request: the build made before. Same key, other request: 409.",
        examples =
                @ExampleObject(
                        name = "uuid",
                        summary = "a random UUID",
                        value = "6f1c9a0e-58d3-4b7c-9f52-1d7a3f0c2b44"),
        schema = @Schema(type = "string", maxLength = 255))
@interface SubmitParameters {}
