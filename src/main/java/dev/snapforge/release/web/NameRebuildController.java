package dev.snapforge.release.web;

import dev.snapforge.access.Scope;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.rebuild.NameRebuild;
import dev.snapforge.release.rebuild.NameRebuilds;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/names/{name}/rebuild}. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Names")
class NameRebuildController {

    private final NameRebuilds rebuilds;
    private final NameAccess access;

    NameRebuildController(NameRebuilds rebuilds, NameAccess access) {
        this.rebuilds = rebuilds;
        this.access = access;
    }

    @PostMapping(path = "/api/v1/names/{name}/rebuild", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "rebuildName",
            summary = "Build the current versions for engines that they lack",
            description = "Current versions are those that channels point to, and the newest. For each engine that "
                    + "a live builder offers and a current version lacks, a build of the same files and spec is "
                    + "queued; when it succeeds, the version has that target. A target that a build is already "
                    + "working on is not queued again.")
    @ApiResponse(responseCode = "200", description = "Nothing was missing, so nothing was queued")
    @ApiResponse(responseCode = "202", description = "Builds were queued")
    @ApiResponse(responseCode = "404", description = "`unknown-name`")
    @ApiResponse(responseCode = "429", description = "The caller has too many jobs in the queue: `queue-full`")
    ResponseEntity<NameRebuildView> rebuild(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name) {
        access.requireChangeable(name, Scope.BUILDS_WRITE);
        NameRebuild outcome = rebuilds.rebuild(name);
        return ResponseEntity.status(outcome.builds().isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(NameRebuildView.of(outcome));
    }
}
