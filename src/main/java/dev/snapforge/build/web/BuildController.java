package dev.snapforge.build.web;

import dev.snapforge.build.Build;
import dev.snapforge.build.BuildStatus;
import dev.snapforge.build.Builds;
import dev.snapforge.bundle.Bundles;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Builds builds;
    private final Bundles bundles;

    BuildController(Builds builds, Bundles bundles) {
        this.builds = builds;
        this.bundles = bundles;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listBuilds", summary = "List builds, newest first")
    BuildPage list(
            @RequestParam(required = false) @Nullable String name,
            @Parameter(description = "QUEUED, RUNNING, SUCCEEDED, FAILED or CANCELLED", example = "SUCCEEDED")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "1 to 100") @RequestParam(defaultValue = "20") int limit,
            @Parameter(description = "what 'next' of the part before said") @RequestParam(required = false) @Nullable
                    String cursor) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidQueryException("limit", "1 to " + MOST, Integer.toString(limit));
        }
        List<Build> found = builds.list(name, status(status), before(cursor), limit + 1);
        List<Build> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? page.get(limit - 1).id().toString() : null;
        return new BuildPage(page.stream().map(this::view).toList(), next);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getBuild",
            summary = "Get a build",
            description = "Take an id from the list, or from the answer that accepted the build.")
    BuildView get(@PathVariable UUID id) {
        return view(builds.get(id));
    }

    @GetMapping(path = "/{id}/jobs/{job}/log", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(operationId = "getJobLog", summary = "Get what a job printed, at most its first 256 KiB")
    ResponseEntity<String> log(@PathVariable UUID id, @PathVariable UUID job) {
        return ResponseEntity.ok().contentType(TEXT).body(builds.log(id, job));
    }

    @PostMapping(path = "/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "cancelBuild",
            summary = "Cancel a build",
            responses = {
                @ApiResponse(responseCode = "200", description = "Cancelled; nothing was running"),
                @ApiResponse(responseCode = "202", description = "Cancelled; builders are told to stop their work")
            })
    ResponseEntity<BuildView> cancel(@PathVariable UUID id) {
        HttpStatus status = builds.cancel(id) ? HttpStatus.ACCEPTED : HttpStatus.OK;
        return ResponseEntity.status(status).body(view(builds.get(id)));
    }

    private BuildView view(Build build) {
        return BuildView.of(build, bundles.get(build.bundle()));
    }

    private static @Nullable BuildStatus status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(BuildStatus.values())
                .filter(it -> it.name().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidQueryException("status", "one of " + Arrays.toString(BuildStatus.values()), text));
    }

    private static @Nullable UUID before(@Nullable String cursor) {
        try {
            return cursor == null ? null : UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw new InvalidQueryException("cursor", "the value of 'next' in an earlier answer", cursor);
        }
    }
}
