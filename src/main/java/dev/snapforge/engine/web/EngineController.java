package dev.snapforge.engine.web;

import dev.snapforge.engine.BuilderRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/engines}. */
@RestController
@RequestMapping("/api/v1/engines")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Engines", description = "What snapshots can be built for")
class EngineController {

    private final BuilderRegistry builders;

    EngineController(BuilderRegistry builders) {
        this.builders = builders;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEngines",
            summary = "List engines",
            description = "Every engine that a builder has or had within a week. An engine without builders is one that"
                    + " nobody has now. `isolation` says how its processes are kept apart: `bwrap` (namespaces, no"
                    + " network) or `process` (limits only).")
    @ApiResponse(responseCode = "200", description = "The engines")
    Engines engines() {
        return new Engines(builders.engines().stream().map(EngineView::of).toList());
    }

    /** The whole list: there are never many engines, so it has no pages. */
    @Schema(name = "Engines", description = "All engines; there are never many, so the list has no parts")
    record Engines(
            @Schema(description = "In the order of their targets")
            List<EngineView> items) {}
}
