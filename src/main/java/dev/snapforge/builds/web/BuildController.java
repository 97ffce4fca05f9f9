package dev.snapforge.builds.web;

import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildFilter;
import dev.snapforge.builds.BuildStatus;
import dev.snapforge.builds.visibility.VisibleBuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads and cancels builds. */
@RestController
@RequestMapping(SubmitController.PATH)
@Tag(name = "Builds")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildController {

    private static final int MOST = 100;
    private static final PageRequest PAGING = new PageRequest(MOST, BuildRequestException::invalidQuery);
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final VisibleBuilds builds;
    private final BuildResponses answers;
    private final BuildViewFactory views;

    BuildController(VisibleBuilds builds, BuildResponses answers, BuildViewFactory views) {
        this.builds = builds;
        this.answers = answers;
        this.views = views;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listBuilds",
            summary = "List builds, newest first",
            description =
                    "If several filters are given, all must match. To get the next page, send `next` as " + "`cursor`.")
    @ApiResponse(responseCode = "200", description = "A page of builds")
    @ApiResponse(responseCode = "400", description = "A parameter is invalid: `invalid-parameter`")
    Page<BuildView> list(
            @Parameter(
                            description = "Only builds of this name",
                            examples = @ExampleObject(name = "one", summary = "one name", value = "greeting"))
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(
                            description = "Only builds in this state",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"QUEUED", "RUNNING", "SUCCEEDED", "FAILED", "CANCELLED"
                                            }),
                            examples = @ExampleObject(name = "one", summary = "one state", value = "SUCCEEDED"))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description = "Only builds with a job for this target; `*` stands for any text",
                            examples =
                                    @ExampleObject(name = "one", summary = "all of a platform", value = "linux-x64/*"))
                    @RequestParam(required = false)
                    @Nullable
                    String target,
            @Parameter(
                            description = "Only builds that this principal asked for",
                            examples = @ExampleObject(name = "one", summary = "one principal", value = "anonymous"))
                    @RequestParam(required = false)
                    @Nullable
                    String principal,
            @Parameter(
                            description = "Only builds with this label: `key=value`, or `key` for any value",
                            examples = @ExampleObject(name = "one", summary = "a key", value = "commit"))
                    @RequestParam(required = false)
                    @Nullable
                    String label,
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<Build> found = builds.list(
                new BuildFilter(name, status(status), target, principal, label),
                PAGING.place(cursor, UUID::fromString),
                PAGING.limit(limit) + 1);
        Page<Build> page = Page.of(found, limit, Build::id);
        return new Page<>(views.of(page.items()), page.next());
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getBuild",
            summary = "Get a build",
            description = "Its state, and each job's stages, findings, problem or snapshot. With"
                    + " `Prefer: wait=N`, the answer comes when the build has ended or after N seconds, at most 60, and"
                    + " is `200` in either case; `Preference-Applied` says how long it would have waited.")
    @ApiResponse(
            responseCode = "200",
            description = "The build as it is now",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BuildView.class)))
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`build-not-found`")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = "`wait=N`: answer when the build has ended or N seconds (at most 60) are over",
            examples = @ExampleObject(name = "one", summary = "the header", value = "wait=30"),
            schema = @Schema(type = "string"))
    Object get(
            HttpServletRequest request,
            @Parameter(description = BuildView.ID, example = BuildView.ID_EXAMPLE) @PathVariable UUID id) {
        return answers.of(request, builds.get(id));
    }

    @GetMapping(path = "/{id}/jobs/{job}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "getJobLog",
            summary = "Read a job's log",
            description = "What the last attempt did and printed: at most the first 256 KiB, empty while the "
                    + "attempt runs.")
    @ApiResponse(
            responseCode = "200",
            description = "Plain text in UTF-8",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                            schema = @Schema(type = "string"),
                            examples = @ExampleObject("execute 9.1 ms")))
    @ApiResponse(responseCode = "400", description = "An id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`build-not-found` or `job-not-found`")
    ResponseEntity<String> log(
            @Parameter(description = BuildView.ID, example = BuildView.ID_EXAMPLE) @PathVariable UUID id,
            @Parameter(
                            description = "The job's id: `jobs[].id` of the build",
                            example = "0199c1f0-7a80-7000-8000-00000000000c")
                    @PathVariable
                    UUID job) {
        return ResponseEntity.ok().contentType(TEXT).body(builds.log(id, job));
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "cancelBuild",
            summary = "Cancel a build",
            description = "Ends every job that has not ended yet. Snapshots that jobs have already published stay. "
                    + "A build that has ended answers 409.")
    @ApiResponse(responseCode = "200", description = "Cancelled; no job was running")
    @ApiResponse(responseCode = "202", description = "Cancelled; running jobs are being stopped")
    @ApiResponse(responseCode = "400", description = "The id is not a UUID: `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`build-not-found`")
    @ApiResponse(responseCode = "409", description = "`build-already-ended`")
    ResponseEntity<BuildView> cancel(
            @Parameter(description = BuildView.ID, example = BuildView.ID_EXAMPLE) @PathVariable UUID id) {
        HttpStatus status = builds.cancel(id) ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(views.of(builds.get(id)));
    }

    private static @Nullable BuildStatus status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(BuildStatus.values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() -> BuildRequestException.invalidQuery(
                        "status", "one of " + Arrays.toString(BuildStatus.values()), text));
    }
}
