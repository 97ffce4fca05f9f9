package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Encoding;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** Describes {@code POST /builds}, which is one operation to OpenAPI and two methods to us, because its bodies differ. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Operation(
        operationId = SubmitOperation.ID,
        summary = "Build snapshots of a bundle",
        description = """
                Takes one of

                - **one script as the body** (`text/javascript`), with the spec's fields as query parameters,
                - **a form** (`multipart/form-data`) with parts `file`: one or more `.js` (classic scripts) and `.mjs` (ES \
                modules), run in the order sent, or one `.zip` or `.tar.gz` with a `snapforge.json`; and an optional part \
                `spec`: JSON. A form's query parameters are not looked at.

                Modules import each other by relative paths (`./lib/a.mjs`) between the names of the files; what modules in \
                an archive import need not be listed in its `files`. What a runtime is to find goes to `globalThis`: exports \
                are for other modules.

                Source maps (`.map`) may be sent as further parts `file`, or lie in the archive beside their scripts: findings \
                and stacks then name the original files. They never run.

                `curl -H 'Prefer: wait=60' -F file=@examples/greeting.js localhost:8080/api/v1/builds`
                """,
        parameters = {
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "name",
                    description = "Name to find the snapshots by; script bodies only",
                    example = "greeting",
                    schema = @Schema(type = "string", maxLength = 128)),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "version",
                    description = "Version under that name; script bodies only",
                    example = "1.1.0",
                    schema = @Schema(type = "string", maxLength = 64)),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "targets",
                    description =
                            "What to build for; every live engine of the default platform where left out; a job for"
                                    + " an engine that no builder has waits for one; script bodies only",
                    examples =
                            @ExampleObject(
                                    name = "one",
                                    summary = "one engine",
                                    value = "[\"linux-x64/javet-v8-5.0.6\"]"),
                    array = @ArraySchema(schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "requires",
                    description = "Globals that must exist after load; script bodies only",
                    example = "[\"greet\"]",
                    array = @ArraySchema(schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "checks",
                    description = "Expressions that must give the same in a restored runtime as in a fresh one; script"
                            + " bodies only",
                    example = "[\"greet('Ada')\"]",
                    array = @ArraySchema(schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "prelude",
                    description = "What runs before the script: `none`, `web` or `node`; script bodies only",
                    example = "none",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"none", "web", "node"},
                                    defaultValue = "none")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "warmup",
                    description =
                            "JavaScript that calls what the first request will call; a longer one fits only into a"
                                    + " form; script bodies only",
                    examples = @ExampleObject(name = "one", summary = "one call", value = "greet('Ada')"),
                    schema = @Schema(type = "string", maxLength = 100_000)),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "runtimeState",
                    description =
                            "The policy for time, chance and environment: `fix`, `warn` or `reject`; script bodies"
                                    + " only",
                    example = "fix",
                    schema =
                            @Schema(
                                    type = "string",
                                    allowableValues = {"fix", "warn", "reject"},
                                    defaultValue = "fix")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "minSpeedup",
                    description =
                            "How many times faster than a plain start a restored one must be: more than 0, at most"
                                    + " 1000; script bodies only",
                    examples = @ExampleObject(name = "one", summary = "at least half as fast", value = "0.5"),
                    schema = @Schema(type = "number")),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "features",
                    description = "Words to find the snapshots by later; script bodies only",
                    examples = @ExampleObject(name = "one", summary = "one feature", value = "[\"greeting\"]"),
                    array = @ArraySchema(schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "label",
                    description = "A label of the build as key=value; may be repeated; script bodies only",
                    examples = @ExampleObject(name = "one", summary = "one label", value = "[\"commit=0123abc\"]"),
                    array = @ArraySchema(schema = @Schema(type = "string"))),
            @Parameter(
                    in = ParameterIn.QUERY,
                    name = "fileName",
                    description = "The script's name in stack traces; script bodies only",
                    example = "greeting.js",
                    schema = @Schema(type = "string", defaultValue = "main.js")),
            @Parameter(
                    in = ParameterIn.HEADER,
                    name = "Prefer",
                    description = "`wait=N`: answer when the build has ended or N seconds (at most 60) are over",
                    example = "wait=60",
                    schema = @Schema(type = "string")),
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
        },
        requestBody =
                @RequestBody(
                        required = true,
                        description = "The JavaScript",
                        content = {
                            @Content(
                                    mediaType = SubmitOperation.SCRIPT,
                                    schema = @Schema(type = "string", description = "One script"),
                                    examples =
                                            @ExampleObject(
                                                    name = "greeting",
                                                    summary = "a function and what it needs",
                                                    description = "`requires` and `checks` above fit this script.",
                                                    value = """
                                                            const greetings = new Map([['en', 'Hello'], ['fr', 'Bonjour']]);
                                                            globalThis.greet = (name, language = 'en') => `${greetings.get(language)}, ${name}!`;
                                                            """)),
                            @Content(
                                    mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                    schema = @Schema(implementation = SubmitForm.class),
                                    encoding = @Encoding(name = "spec", contentType = MediaType.APPLICATION_JSON_VALUE))
                        }),
        responses = {
            @ApiResponse(
                    responseCode = "200",
                    description = "The build ended while the request waited: look at its `status`",
                    headers =
                            @Header(
                                    name = "Location",
                                    description = "Where the build is",
                                    schema = @Schema(type = "string", format = "uri-reference")),
                    content =
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = BuildView.class))),
            @ApiResponse(
                    responseCode = "202",
                    description = "The build was accepted and is under way",
                    headers =
                            @Header(
                                    name = "Location",
                                    description = "Where the build is",
                                    schema = @Schema(type = "string", format = "uri-reference")),
                    content =
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = BuildView.class))),
            @ApiResponse(
                    responseCode = "400",
                    description = "The request is malformed: `no-files`, `bad-file-name`, `duplicate-file`,"
                            + " `mixed-upload`, `malformed-spec`, `unknown-field`, `invalid-spec`, `invalid-parameter`, `unknown-part`,"
                            + " `invalid-idempotency-key` or `malformed-multipart`"),
            @ApiResponse(
                    responseCode = "409",
                    description =
                            "The key stands for another request: `idempotency-conflict`; or the version was released with"
                                    + " other content: `version-exists`"),
            @ApiResponse(
                    responseCode = "413",
                    description =
                            "Too much: `bundle-too-large`, `too-many-files`, `too-many-parts` or `spec-too-large`"),
            @ApiResponse(responseCode = "415", description = "`unsupported-file-type` or `unsupported-media-type`"),
            @ApiResponse(
                    responseCode = "422",
                    description =
                            "Understood, but it cannot be built: `unknown-target`, `empty-bundle`, `only-source-maps`,"
                                    + " `not-utf8`, `manifest-missing`, `file-not-in-archive` or `archive-bomb`"),
            @ApiResponse(responseCode = "429", description = "The caller has too much waiting: `queue-full`"),
            @ApiResponse(responseCode = "503", description = "`no-live-builder` or `database-unavailable`")
        })
@interface SubmitOperation {

    /** The operation's id. */
    String ID = "submitBuild";

    /** The media type of a script (RFC 9239). */
    String SCRIPT = "text/javascript";
}
