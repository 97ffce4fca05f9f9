package dev.snapforge.fleet.web;

import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.web.AdvisoryView;
import dev.snapforge.core.Target;
import dev.snapforge.fleet.BuilderRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/engines}. */
@RestController
@RequestMapping("/api/v1/engines")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Engines")
class EngineController {

    private final BuilderRegistry builders;
    private final EngineAdvisories advisories;

    EngineController(BuilderRegistry builders, EngineAdvisories advisories) {
        this.builders = builders;
        this.advisories = advisories;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEngines",
            summary = "List engines",
            description = "Every engine that a builder offers now or offered within the last week. An engine "
                    + "without builders is not offered at the moment. `isolation` tells how its processes are "
                    + "isolated: `bwrap` (namespaces, Landlock and seccomp), `landlock` (Landlock and seccomp) or "
                    + "`process` (limits only).")
    @ApiResponse(responseCode = "200", description = "The engines")
    Engines engines() {
        Map<Target, AdvisoryView> said =
                advisories.all().stream().collect(Collectors.toMap(EngineAdvisory::engine, AdvisoryView::of));
        return new Engines(builders.engines().stream()
                .map(it -> EngineView.of(it, said.get(it.target())))
                .toList());
    }

    /** The whole list: there are never many engines, so it has no pages. */
    @Schema(name = "Engines", description = "All engines; the list is short, so it has no pages")
    record Engines(@Schema(description = "Sorted by target") List<EngineView> items) {}
}
