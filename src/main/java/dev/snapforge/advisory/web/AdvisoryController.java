package dev.snapforge.advisory.web;

import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows advisories, and lets admins write them. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Engines")
class AdvisoryController {

    private static final String ENGINE = "/api/v1/engines/{platform}/{engine}/advisory";
    private static final int MOST = 100;
    private static final PageRequest PAGING = new PageRequest(MOST);

    private final EngineAdvisories advisories;

    AdvisoryController(EngineAdvisories advisories) {
        this.advisories = advisories;
    }

    /** All of them: there are never many engines. */
    @Schema(name = "EngineAdvisories", description = "All advisories; the list is short, so it has no pages")
    record All(@Schema(description = "Sorted by engine") List<AdvisoryView> items) {}

    @Schema(name = "EngineAdvisoryHistory", description = "What is said of an engine, and what was said before")
    record WithHistory(
            @Schema(description = "What holds now") AdvisoryView current,

            @Schema(description = "All that was said, newest first")
            Page<AdvisoryView> history) {}

    @GetMapping(path = "/api/v1/advisories", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAdvisories",
            summary = "List what is said of engines",
            description = "For each engine of which something was ever said, what holds now; also of engines that no "
                    + "builder offers. Every other engine is supported.")
    @ApiResponse(responseCode = "200", description = "The advisories")
    All all() {
        return new All(advisories.all().stream().map(AdvisoryView::of).toList());
    }

    @GetMapping(path = ENGINE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getAdvisory",
            summary = "Get what is said of an engine",
            description = "With everything that was said of it before, by whom and when.")
    @ApiResponse(responseCode = "200", description = "What holds now, and the history")
    @ApiResponse(
            responseCode = "400",
            description = "`malformed-platform`, `malformed-engine`, `malformed-limit` or `malformed-cursor`")
    @ApiResponse(responseCode = "404", description = "`unknown-engine`")
    WithHistory get(
            @Parameter(description = EnginePath.PLATFORM, example = "linux-x64") @PathVariable String platform,
            @Parameter(description = EnginePath.ENGINE, example = "javet-v8-5.0.6") @PathVariable String engine,
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Target target = EnginePath.target(platform, engine);
        List<EngineAdvisory> history =
                advisories.history(target, PAGING.place(cursor, Long::valueOf), PAGING.limit(limit) + 1);
        return new WithHistory(
                advisories.find(target).map(AdvisoryView::of).orElseGet(() -> AdvisoryView.none(target)),
                Page.of(history, limit, EngineAdvisory::revision).map(AdvisoryView::of));
    }

    @PutMapping(path = ENGINE, consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "putAdvisory",
            summary = "Say what holds of an engine",
            description = "From then on, `GET /resolve` and downloads of what stands on the engine warn, or refuse if "
                    + "it is vulnerable and the policy says so. `SUPPORTED` takes it back. What is said "
                    + "already is not said again.")
    @ApiResponse(responseCode = "200", description = "What holds now")
    @ApiResponse(
            responseCode = "400",
            description = "`malformed-advisory`, `malformed-reason`, `malformed-target`, `malformed-platform`, "
                    + "`malformed-engine` or `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`unknown-engine`")
    AdvisoryView put(
            @Parameter(description = EnginePath.PLATFORM, example = "linux-x64") @PathVariable String platform,
            @Parameter(description = EnginePath.ENGINE, example = "javet-v8-5.0.6") @PathVariable String engine,
            @RequestBody AdvisoryRequest advisory) {
        return AdvisoryView.of(advisories.mark(EnginePath.target(platform, engine), advisory.content()));
    }
}
