package dev.snapforge.builds.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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

/** Describes {@code POST /builds}, which is one operation to OpenAPI and two methods to us, because its bodies differ.
 * The parameters that stand for the spec are described by {@link SpecParameter}, when the document is made. */
@Target(ElementType.METHOD)
@BuildResponseOperation
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.QUERY,
        name = ScriptReader.FILE_NAME,
        description =
                "The script's name in stack traces; `" + ScriptReader.DEFAULT_NAME + "` if omitted; script bodies only",
        examples = @ExampleObject(name = "one", summary = "a name", value = "greeting.js"),
        schema = @Schema(type = "string"))
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
@Operation(
        operationId = SubmitOperation.ID,
        summary = "Build snapshots of a bundle",
        description = """
                Takes one of

                - **a single script as the body** (`text/javascript`), with the fields of the spec as query parameters;
                - **a form** (`multipart/form-data`) with parts named `file`: one or more `.js` files (classic scripts) and \
                `.mjs` files (ES modules) or files of TypeScript, run in the order sent, or one `.zip` or `.tar.gz` with a `snapforge.json`; and \
                optionally a part named `spec`: JSON. The fields of the spec as query parameters are refused beside a form.

                Modules import each other by relative paths (`./lib/a.mjs`) between the names of the files; modules in an \
                archive that are only imported need not be listed in its `files`. Values that the runtime needs are assigned \
                to `globalThis`: exports are for other modules.

                TypeScript (`.ts`, `.mts`, `.cts`, `.tsx`) is sent as it is; types are erased, and lines and columns stay. What \
                is more than a type, and compiler options in a `tsconfig.json` that ask for more, are refused.

                Source maps (`.map`) may be sent as further parts named `file`, or lie in the archive beside their scripts: \
                findings and stack traces then name the original files. Source maps never run.

                `curl -H 'Prefer: wait=60' -F file=@examples/greeting.js localhost:8080/api/v1/builds`
                """,
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
                                                    summary = "a function and the data it uses",
                                                    description =
                                                            "The parameters `requires` and `checks` above match this script.",
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
                    responseCode = "400",
                    description = "The request is malformed: `no-files`, `bad-file-name`, `duplicate-file`,"
                            + " `mixed-upload`, `malformed-spec`, `unknown-field`, `invalid-spec`, `invalid-parameter`, `parameter-beside-form`, `unknown-part`,"
                            + " `invalid-idempotency-key` or `malformed-multipart`"),
            @ApiResponse(
                    responseCode = "409",
                    description =
                            "The key was used for another request: `idempotency-conflict`; or the version was released with"
                                    + " other content: `version-exists`; or the base cannot be built on any more: `base-outdated` or `base-removed`"),
            @ApiResponse(
                    responseCode = "404",
                    description =
                            "There is no such base: `unknown-name`, `unknown-version`, `unknown-channel` or `snapshot-not-found`"),
            @ApiResponse(
                    responseCode = "410",
                    description = "The base was withdrawn: `snapshot-revoked` or `key-revoked`"),
            @ApiResponse(
                    responseCode = "413",
                    description =
                            "Too large: `bundle-too-large`, `too-many-files`, `too-many-parts`, `spec-too-large` or `request-too-large`"),
            @ApiResponse(responseCode = "415", description = "`unsupported-file-type` or `unsupported-media-type`"),
            @ApiResponse(
                    responseCode = "422",
                    description =
                            "The request is well-formed but cannot be built: `unknown-target`, `defer-unmatched`, `bad-archive`,"
                                    + " `base-lacks-target`, `base-disagrees`, `base-exceeds`, `base-imports`, `base-too-deep`, `base-folder-taken`,"
                                    + " `malformed-manifest`, `empty-bundle`, `only-source-maps`,"
                                    + " `malformed-tsconfig`, `tsconfig-not-supported`, `not-utf8`, `manifest-missing`, `file-not-in-archive` or `archive-bomb`"),
            @ApiResponse(responseCode = "429", description = "The caller has too many jobs in the queue: `queue-full`"),
            @ApiResponse(
                    responseCode = "503",
                    description = "`no-live-builder`, `blob-store-unavailable` or `database-unavailable`")
        })
@interface SubmitOperation {

    /** The operation's id. */
    String ID = "submitBuild";

    /** The media type of a script (RFC 9239). */
    String SCRIPT = "text/javascript";
}
