package dev.snapforge.build.web;

import dev.snapforge.build.Build;
import dev.snapforge.build.BuildWatch;
import dev.snapforge.build.Builds;
import dev.snapforge.build.Submission;
import dev.snapforge.build.Submissions;
import dev.snapforge.bundle.Bundles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/builds}. */
@RestController
@Tag(name = "Builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SubmitController {

    static final String PATH = "/api/v1/builds";
    private static final String KEY_TEXT =
            "Same key and same request: the build made before. Same key, other request: 409.";
    private static final String WAIT_TEXT =
            "wait=N: answer when the build has ended or N seconds (at most 60) are over.";

    private final Submissions submissions;
    private final Builds builds;
    private final Bundles bundles;
    private final BuildWatch watch;

    SubmitController(Submissions submissions, Builds builds, Bundles bundles, BuildWatch watch) {
        this.submissions = submissions;
        this.builds = builds;
        this.bundles = bundles;
        this.watch = watch;
    }

    @PostMapping(
            path = PATH,
            consumes = {"text/javascript", "application/javascript"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "submit",
            summary = "Build a snapshot of scripts",
            description =
                    "Send one script as the body, with the spec's fields as query parameters; or a form with parts"
                            + " 'file' (scripts in the order they run, or one .zip or .tar.gz with a snapforge.json) and"
                            + " 'spec' (JSON).",
            requestBody =
                    @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = "text/javascript",
                                        schema = @Schema(type = "string"),
                                        examples =
                                                @ExampleObject(value = "globalThis.greet = name => 'Hello, ' + name;")),
                                @Content(
                                        mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                        schema = @Schema(implementation = Form.class))
                            }),
            parameters = {
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "name",
                        example = "greeter",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "version",
                        example = "1.0.0",
                        schema = @Schema(type = "string")),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "targets",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "requires",
                        example = "[\"greet\"]",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "checks",
                        example = "[\"greet('you')\"]",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "features",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "label",
                        description = "key=value; may be repeated",
                        array = @ArraySchema(schema = @Schema(type = "string"))),
                @Parameter(
                        in = ParameterIn.QUERY,
                        name = "fileName",
                        description = "the script's name in stack traces",
                        schema = @Schema(type = "string", defaultValue = "main.js")),
                @Parameter(
                        in = ParameterIn.HEADER,
                        name = "Prefer",
                        description = WAIT_TEXT,
                        example = "wait=10",
                        schema = @Schema(type = "string"))
            },
            responses = {
                @ApiResponse(responseCode = "200", description = "The build has ended"),
                @ApiResponse(responseCode = "202", description = "The build was accepted; Location says where it is")
            })
    Object script(
            HttpServletRequest request,
            @Parameter(description = KEY_TEXT) @RequestHeader(name = "Idempotency-Key", required = false) @Nullable
                    String key) {
        return submit(ScriptReader.read(request, key), request);
    }

    @PostMapping(
            path = PATH,
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(hidden = true)
    Object form(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, ServletException {
        return submit(FormReader.read(request, key), request);
    }

    private Object submit(Submission submission, HttpServletRequest request) {
        UUID id = submissions.submit(submission);
        Optional<Duration> wait = Preference.wait(request.getHeaders("Prefer"));
        return wait.isEmpty()
                ? answer(builds.get(id), wait)
                : PendingAnswer.untilEnded(id, wait.get(), builds, watch, build -> answer(build, wait));
    }

    private ResponseEntity<BuildView> answer(Build build, Optional<Duration> wait) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        build.status().ended() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .location(URI.create(PATH + "/" + build.id()));
        wait.ifPresent(it -> answer.header("Preference-Applied", "wait=" + it.toSeconds()));
        return answer.body(BuildView.of(build, bundles.get(build.bundle())));
    }

    /** The form, for the description of the API. */
    record Form(
            @Schema(description = "scripts in the order they run, or one archive", type = "array", format = "binary")
            List<String> file,

            @Schema(description = "JSON", example = "{\"name\": \"greeter\", \"version\": \"1.0.0\"}")
            String spec) {}
}
