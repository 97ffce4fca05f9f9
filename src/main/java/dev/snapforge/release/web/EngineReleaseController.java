package dev.snapforge.release.web;

import dev.snapforge.advisory.web.EnginePath;
import dev.snapforge.api.Page;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.engine.EngineRelease;
import dev.snapforge.release.engine.EngineReleasePlace;
import dev.snapforge.release.engine.EngineReleases;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/v1/engines/{platform}/{engine}/releases}. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Engines")
class EngineReleaseController {

    private final EngineReleases releases;
    private final NameAccess access;

    EngineReleaseController(EngineReleases releases, NameAccess access) {
        this.releases = releases;
        this.access = access;
    }

    @GetMapping(path = "/api/v1/engines/{platform}/{engine}/releases", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEngineReleases",
            summary = "List what stands on an engine",
            description = "Every version of a name that the caller may see and that has a snapshot for the engine, "
                    + "revoked ones among them; sorted by name, newest version first.")
    @ApiResponse(responseCode = "200", description = "A page of versions")
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`, `malformed-platform` or `malformed-engine`")
    Page<EngineReleaseView> list(
            @Parameter(description = EnginePath.PLATFORM, example = "linux-x64") @PathVariable String platform,
            @Parameter(description = EnginePath.ENGINE, example = "javet-v8-5.0.6") @PathVariable String engine,
            @Parameter(description = Page.LIMIT + ReleaseParameters.MOST, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        EngineReleasePlace place = ReleaseParameters.PAGING.place(cursor, EngineReleasePlace::parse);
        return Page.of(
                        releases.behind(
                                EnginePath.target(platform, engine),
                                Objects.requireNonNullElse(place, EngineReleasePlace.START),
                                ReleaseParameters.PAGING.limit(limit) + 1,
                                access.visible()),
                        limit,
                        EngineRelease::place)
                .map(EngineReleaseView::of);
    }
}
