package dev.snapforge.release.web;

import dev.snapforge.advisory.web.EnginePath;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.release.engine.EngineReleasePlace;
import dev.snapforge.release.rebuild.EngineRebuild;
import dev.snapforge.release.rebuild.EngineRebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/engines/{platform}/{engine}/rebuild}. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Engines")
class EngineRebuildController {

    /** More than a principal may have in the queue by default. */
    private static final int MOST = 2000;

    private static final PageRequest PAGING = new PageRequest(MOST, InvalidParameterException::new);

    private final EngineRebuilds rebuilds;

    EngineRebuildController(EngineRebuilds rebuilds) {
        this.rebuilds = rebuilds;
    }

    @PostMapping(path = "/api/v1/engines/{platform}/{engine}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rebuildEngine",
            summary = "Build what stands on an engine for its successor",
            description = "For each version that the caller may see, that has a snapshot for the engine and lacks the "
                    + "successor, a build of the same files and spec is queued; when it succeeds, the version has "
                    + "that target. `skipped` says what could not be queued. If `next` is not null, or the queue "
                    + "was full, repeat the request with it as `cursor`.")
    @ApiResponse(
            responseCode = "200",
            description = "Nothing was queued: everything has the successor, or `skipped` says why not")
    @ApiResponse(responseCode = "202", description = "Builds were queued")
    @ApiResponse(
            responseCode = "400",
            description =
                    "`invalid-parameter`, `malformed-platform`, `malformed-engine`, `malformed-target` or `malformed-request`")
    @ApiResponse(
            responseCode = "404",
            description = "No successor is named, and nobody knows the engine: `unknown-engine`")
    @ApiResponse(
            responseCode = "409",
            description =
                    "There is no successor, or it is of another platform, the engine itself or vulnerable: `unusable-successor`")
    @ApiResponse(responseCode = "422", description = "No builder can have the successor: `unknown-target`")
    @ApiResponse(responseCode = "429", description = "The caller has too many jobs in the queue: `queue-full`")
    ResponseEntity<EngineRebuildView> rebuild(
            @Parameter(description = EnginePath.PLATFORM, example = "linux-x64") @PathVariable String platform,
            @Parameter(description = EnginePath.ENGINE, example = "javet-v8-5.0.6") @PathVariable String engine,
            @RequestBody(required = false) @Nullable EngineRebuildRequest request,
            @Parameter(description = Page.LIMIT + MOST, example = "1000") @RequestParam(defaultValue = "1000")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        EngineRebuildRequest wanted = Objects.requireNonNullElse(request, EngineRebuildRequest.DEFAULT);
        EngineRebuild outcome = rebuilds.rebuild(
                EnginePath.target(platform, engine),
                wanted.target(),
                wanted.isCurrent(),
                Objects.requireNonNullElse(PAGING.place(cursor, EngineReleasePlace::parse), EngineReleasePlace.START),
                PAGING.limit(limit));
        EngineRebuildView view = EngineRebuildView.of(outcome);
        return ResponseEntity.status(view.builds().isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(view);
    }
}
