package dev.snapforge.release.web;

import dev.snapforge.kernel.Cursor;
import dev.snapforge.kernel.Limit;
import dev.snapforge.kernel.Part;
import dev.snapforge.release.Channels;
import dev.snapforge.release.NameSummary;
import dev.snapforge.release.Names;
import dev.snapforge.release.Version;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows names and their versions. */
@RestController
@RequestMapping(path = "/api/v1/names", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Names", description = "Versions that never change, channels that point to them, and what a runtime gets")
class NameController {

    private final Names names;
    private final Channels channels;

    NameController(Names names, Channels channels) {
        this.names = names;
        this.channels = channels;
    }

    @GetMapping
    @Operation(
            operationId = "listNames",
            summary = "List names",
            description =
                    "Every name that something was released under: a build with a name and a version that succeeded.")
    @ApiResponse(responseCode = "200", description = "A part of the list")
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`")
    NameViews.Page list(
            @Limit(most = Parameters.MOST) @RequestParam(defaultValue = "20") int limit,
            @Cursor("greeting") @RequestParam(required = false) @Nullable String cursor) {
        Part<NameSummary> part = Part.of(
                names.list(cursor == null ? "" : cursor, Parameters.PAGING.limit(limit) + 1), limit, NameSummary::name);
        return new NameViews.Page(
                part.items().stream().map(NameViews.Summary::of).toList(), part.next());
    }

    @GetMapping("/{name}")
    @Operation(
            operationId = "getName",
            summary = "Show a name",
            description =
                    "Its channels and its versions with their targets, the newest version first. `cursor` goes on in"
                            + " the versions.")
    @ApiResponse(responseCode = "200", description = "The name")
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`")
    @ApiResponse(responseCode = "404", description = "`unknown-name`")
    NameViews.Name get(
            @Parameter(description = Parameters.NAME) @PathVariable String name,
            @Limit(most = Parameters.MOST) @RequestParam(defaultValue = "20") int limit,
            @Cursor("7") @RequestParam(required = false) @Nullable String cursor) {
        Part<Version> part = Part.of(
                names.versions(
                        name, Parameters.PAGING.place(cursor, Long::valueOf), Parameters.PAGING.limit(limit) + 1),
                limit,
                Version::sequence);
        return new NameViews.Name(
                name,
                channels.all(name).stream().map(NameViews.Pointer::of).toList(),
                part.items().stream().map(VersionView::of).toList(),
                part.next());
    }

    @GetMapping("/{name}/versions/{version}")
    @Operation(
            operationId = "getVersion",
            summary = "Show a version",
            description = "Its content, and for each target the snapshot and the signed statement.")
    @ApiResponse(responseCode = "200", description = "The version")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-version`")
    VersionView version(
            @Parameter(description = Parameters.NAME) @PathVariable String name,
            @Parameter(description = "A version of the name.") @PathVariable String version) {
        return VersionView.of(names.version(name, version));
    }
}
