package dev.snapforge.release.web;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.advisory.VulnerablePolicy;
import dev.snapforge.api.WarningHeader;
import dev.snapforge.core.Capability;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.resolve.ReleaseResolver;
import dev.snapforge.release.resolve.ReleaseWarning;
import dev.snapforge.release.resolve.ReleaseWarnings;
import dev.snapforge.release.resolve.ResolveQuery;
import dev.snapforge.release.resolve.ResolvedRelease;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotReleases;
import dev.snapforge.snapshot.Snapshots;
import dev.snapforge.snapshot.web.SnapshotView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** {@code GET /api/v1/resolve}. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Names")
class ResolveController {

    private static final int MAX_REQUIRED = 50;

    private final ReleaseResolver resolver;
    private final ReleaseWarnings warnings;
    private final Snapshots snapshots;
    private final SnapshotReleases releases;
    private final NameAccess access;

    ResolveController(
            ReleaseResolver resolver,
            ReleaseWarnings warnings,
            Snapshots snapshots,
            SnapshotReleases releases,
            NameAccess access) {
        this.resolver = resolver;
        this.warnings = warnings;
        this.snapshots = snapshots;
        this.releases = releases;
        this.access = access;
    }

    @GetMapping(path = "/api/v1/resolve", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "resolve",
            summary = "Find the snapshot that a runtime should load",
            description =
                    "By name and channel, or by name and version; with neither, the channel `latest`, which "
                            + "is the version released last. `engine` names the engine build; `v8Version` alone is "
                            + "enough if only one engine of the version has it. With `requires`, a snapshot that lacks one of the words is not given. Repeat the request with `If-None- "
                            + "Match`: the response is 304 while nothing else is to be loaded. Verify both statements "
                            + "before you trust the response (`docs/releases.md`). `warnings` says what speaks against what is given.",
            parameters =
                    @Parameter(
                            in = ParameterIn.HEADER,
                            name = "If-None-Match",
                            description = "The `ETag` of the response that the client has",
                            examples = @ExampleObject(name = "one", summary = "a tag", value = "W/\"0123abcd\""),
                            schema = @Schema(type = "string")))
    @ApiResponse(
            responseCode = "200",
            description = "The snapshot, and the signed statements for it",
            headers = {
                @Header(
                        name = "ETag",
                        description = "Identifies what is to be loaded, its statements and the warnings",
                        schema = @Schema(type = "string")),
                @Header(
                        name = WarningHeader.NAME,
                        description = "The codes of the warnings, if there are any",
                        schema = @Schema(type = "string"))
            })
    @ApiResponse(responseCode = "304", description = "The client already has what it should load", content = @Content)
    @ApiResponse(
            responseCode = "400",
            description =
                    "`invalid-parameter`, `malformed-platform`, `malformed-engine`, `malformed-capability` or `malformed-request`")
    @ApiResponse(
            responseCode = "404",
            description = "`no-matching-snapshot`, `unknown-name`, `unknown-version` or `unknown-channel`")
    @ApiResponse(responseCode = "409", description = "`ambiguous-engine` or `engine-vulnerable`")
    @ApiResponse(responseCode = "410", description = "`snapshot-revoked` or `key-revoked`")
    @Nullable
    ResponseEntity<ResolvedView> resolve(
            WebRequest request,
            HttpServletResponse response,
            @Parameter(description = "A name from `GET /api/v1/names`", example = "greeting") @RequestParam String name,
            @Parameter(
                            description = "A channel of the name",
                            examples = @ExampleObject(name = "one", summary = "a channel", value = "latest"))
                    @RequestParam(required = false)
                    @Nullable
                    String channel,
            @Parameter(
                            description = "A version of the name, instead of a channel",
                            examples = @ExampleObject(name = "one", summary = "a version", value = "1.0.0"))
                    @RequestParam(required = false)
                    @Nullable
                    String version,
            @Parameter(description = "Operating system and architecture of the runtime", example = "linux-x64")
                    @RequestParam
                    String platform,
            @Parameter(description = "The runtime's engine build", example = "javet-v8-5.0.6")
                    @RequestParam(required = false)
                    @Nullable
                    String engine,
            @Parameter(
                            description = "The runtime's full V8 version",
                            examples = @ExampleObject(name = "one", summary = "a version of V8", value = "14.7.173.18"))
                    @RequestParam(required = false)
                    @Nullable
                    String v8Version,
            @Parameter(
                            description =
                                    "What the snapshot must offer: words of its `capabilities`, separated by commas or"
                                            + " repeated; at most 50",
                            examples = @ExampleObject(name = "one", summary = "a global of the Web", value = "web:URL"))
                    @RequestParam(required = false)
                    @Nullable
                    List<String> requires,
            @Parameter(
                            description =
                                    "What to do if the engine is vulnerable: `refuse`, or `warn` unless the service refuses anyway",
                            example = "warn",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"warn", "refuse"},
                                            defaultValue = "warn"))
                    @RequestParam(defaultValue = "warn")
                    String vulnerable) {
        VisibilityFilter reach = access.requireReadable(name);
        ResolvedRelease resolved =
                resolver.resolve(query(name, channel, version, platform, engine, v8Version, requires));
        List<ReleaseWarning> spoken = warnings.of(resolved, policy(vulnerable));
        spoken.forEach(it -> WarningHeader.add(response, it.code()));
        // Weak: what the service learns about a snapshot besides, such as another build of it, is no news for a
        // runtime.
        String tag = "W/\"" + ReleaseWarnings.fingerprint(resolved, spoken).hex() + "\"";
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (request.checkNotModified(tag)) {
            return null;
        }
        Snapshot snapshot = snapshots.get(resolved.snapshot(), reach);
        SnapshotView view = SnapshotView.of(
                snapshot, releases.of(List.of(snapshot.digest()), reach).getOrDefault(snapshot.digest(), List.of()));
        return ResponseEntity.ok(ResolvedView.of(resolved, spoken, view));
    }

    private static VulnerablePolicy policy(String vulnerable) {
        return Arrays.stream(VulnerablePolicy.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(vulnerable))
                .findFirst()
                .orElseThrow(() -> new InvalidParameterException("vulnerable", "warn or refuse", vulnerable));
    }

    private static ResolveQuery query(
            String name,
            @Nullable String channel,
            @Nullable String version,
            String platform,
            @Nullable String engine,
            @Nullable String v8Version,
            @Nullable List<String> requires) {
        // Spring takes a single value apart at its commas, and repeated ones not.
        List<String> required = requires == null
                ? List.of()
                : requires.stream().flatMap(it -> Stream.of(it.split(",", -1))).toList();
        if (required.size() > MAX_REQUIRED) {
            throw new InvalidParameterException(
                    "requires", "at most " + MAX_REQUIRED + " words", String.valueOf(required.size()));
        }
        if (channel != null && version != null) {
            throw new InvalidParameterException("version", "a channel or a version", "both");
        }
        if (engine == null && v8Version == null) {
            throw new InvalidParameterException("engine", "engine, v8Version or both", "neither");
        }
        return new ResolveQuery(
                name,
                channel == null && version == null ? Channel.LATEST : channel,
                version,
                Platform.parse(platform),
                engine == null ? null : EngineId.parse(engine),
                v8Version,
                required.stream()
                        .map(it -> Capability.parse(it).word())
                        .distinct()
                        .toList());
    }
}
