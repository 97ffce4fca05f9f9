package dev.snapforge.release.web;

import dev.snapforge.api.Page;
import dev.snapforge.release.NameSummary;
import dev.snapforge.release.ReleasedNames;
import dev.snapforge.release.Version;
import dev.snapforge.release.VersionDeprecation;
import dev.snapforge.release.VersionDeprecations;
import dev.snapforge.release.channel.Channels;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
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
@Tag(name = "Names")
class NameController {

    private final ReleasedNames names;
    private final VersionDeprecations deprecations;
    private final Channels channels;

    NameController(ReleasedNames names, VersionDeprecations deprecations, Channels channels) {
        this.names = names;
        this.deprecations = deprecations;
        this.channels = channels;
    }

    @GetMapping
    @Operation(
            operationId = "listNames",
            summary = "List names",
            description = "Every name that has a release: from a build with a name and a version that succeeded.")
    @ApiResponse(responseCode = "200", description = "A page of names")
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`")
    Page<NameViews.Summary> list(
            @Parameter(description = Page.LIMIT + ReleaseParameters.MOST, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                        names.list(cursor == null ? "" : cursor, ReleaseParameters.PAGING.limit(limit) + 1),
                        limit,
                        NameSummary::name)
                .map(NameViews.Summary::of);
    }

    @GetMapping("/{name}")
    @Operation(
            operationId = "getName",
            summary = "Get a name",
            description = "Its channels, and its versions with their targets, newest version first. `cursor` "
                    + "continues the list of versions.")
    @ApiResponse(responseCode = "200", description = "The name")
    @ApiResponse(responseCode = "400", description = "`invalid-parameter`")
    @ApiResponse(responseCode = "404", description = "`unknown-name`")
    NameViews.Name get(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = Page.LIMIT + ReleaseParameters.MOST, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Page<Version> page = Page.of(
                names.versions(
                        name,
                        ReleaseParameters.PAGING.place(cursor, Long::valueOf),
                        ReleaseParameters.PAGING.limit(limit) + 1),
                limit,
                Version::sequence);
        Map<String, VersionDeprecation> deprecated = deprecations.of(
                name, page.items().stream().map(Version::version).toList());
        Page<VersionView> versions = page.map(it -> VersionView.of(it, deprecated.get(it.version())));
        return new NameViews.Name(
                name,
                channels.all(name).stream().map(NameViews.Pointer::of).toList(),
                versions.items(),
                versions.next());
    }

    @GetMapping("/{name}/versions/{version}")
    @Operation(
            operationId = "getVersion",
            summary = "Get a version",
            description = "Its content, and for each target the snapshot and the signed release statement.")
    @ApiResponse(responseCode = "200", description = "The version")
    @ApiResponse(responseCode = "404", description = "`unknown-name` or `unknown-version`")
    VersionView version(
            @Parameter(description = ReleaseParameters.NAME, example = "greeting") @PathVariable String name,
            @Parameter(description = "A version of the name", example = "1.0.0") @PathVariable String version) {
        Version found = names.version(name, version);
        return VersionView.of(found, deprecations.of(name, List.of(version)).get(version));
    }
}
