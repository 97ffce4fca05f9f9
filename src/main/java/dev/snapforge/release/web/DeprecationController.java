package dev.snapforge.release.web;

import dev.snapforge.access.Scope;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.VersionDeprecations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deprecates versions, and takes that back. */
@RestController
@RequestMapping("/api/v1/names/{name}/versions/{version}/deprecation")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Names")
class DeprecationController {

    private static final String VERSION = "A version of the name";

    private final VersionDeprecations deprecations;
    private final NameAccess access;

    DeprecationController(VersionDeprecations deprecations, NameAccess access) {
        this.deprecations = deprecations;
        this.access = access;
    }

    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "deprecateVersion",
            summary = "Deprecate a version",
            description =
                    "Nothing that resolves stops to, and channels stay where they are; but whoever gets the version is "
                            + "warned with the reason. Another reason replaces the one before.")
    @ApiResponse(responseCode = "200", description = "The version is deprecated")
    @ApiResponse(responseCode = "400", description = "`malformed-reason` or `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-version`")
    DeprecationView put(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = VERSION, example = "1.0.0") @PathVariable String version,
            @RequestBody DeprecationRequest request) {
        access.requireChangeable(name, Scope.CHANNELS_WRITE);
        return DeprecationView.of(deprecations.deprecate(name, version, request.reasonOrEmpty()));
    }

    @DeleteMapping
    @Operation(
            operationId = "undeprecateVersion",
            summary = "Take back that a version is deprecated",
            description = "Nothing happens if it is not.")
    @ApiResponse(responseCode = "204", description = "The version is not deprecated")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-version`")
    ResponseEntity<Void> delete(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = VERSION, example = "1.0.0") @PathVariable String version) {
        access.requireChangeable(name, Scope.CHANNELS_WRITE);
        deprecations.undeprecate(name, version);
        return ResponseEntity.noContent().build();
    }
}
