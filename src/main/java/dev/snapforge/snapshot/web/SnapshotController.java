package dev.snapforge.snapshot.web;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.api.Page;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotQuery;
import dev.snapforge.snapshot.SnapshotReleases;
import dev.snapforge.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds and withdraws snapshots. */
@RestController
@RequestMapping(path = "/api/v1/snapshots", produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Snapshots")
class SnapshotController {

    private final Snapshots snapshots;
    private final SnapshotReleases releases;
    private final CallerContext access;

    SnapshotController(Snapshots snapshots, SnapshotReleases releases, CallerContext access) {
        this.snapshots = snapshots;
        this.releases = releases;
        this.access = access;
    }

    @GetMapping
    @Operation(
            operationId = "listSnapshots",
            summary = "List snapshots, newest first",
            description = "If several filters are given, all must match. To get the next page, send `next` as "
                    + "`cursor`; it stays valid while snapshots are added. Revoked snapshots are listed too: "
                    + "look at `status`.")
    @ApiResponse(responseCode = "200", description = "A page of snapshots")
    @ApiResponse(
            responseCode = "400",
            description =
                    "A parameter is malformed: `malformed-limit`, `malformed-cursor`, `malformed-engine`, `malformed-platform` or `malformed-digest`")
    Page<SnapshotView> list(
            @Parameter(
                            description = "A name that it was built under",
                            examples = @ExampleObject(name = "one", summary = "a value", value = "greeting"))
                    @RequestParam(required = false)
                    @Nullable
                    String name,
            @Parameter(
                            description = "Engine build",
                            examples = @ExampleObject(name = "one", summary = "a value", value = "javet-v8-5.0.6"))
                    @RequestParam(required = false)
                    @Nullable
                    String engine,
            @Parameter(
                            description = "Operating system and architecture",
                            examples = @ExampleObject(name = "one", summary = "a value", value = "linux-x64"))
                    @RequestParam(required = false)
                    @Nullable
                    String platform,
            @Parameter(
                            description = "A feature of its spec",
                            examples = @ExampleObject(name = "one", summary = "a value", value = "greeting"))
                    @RequestParam(required = false)
                    @Nullable
                    String feature,
            @Parameter(
                            description = "The version of V8 that loads it",
                            examples = @ExampleObject(name = "one", summary = "a value", value = "14.7.173.18"))
                    @RequestParam(required = false)
                    @Nullable
                    String v8Version,
            @Parameter(
                            description = "Digest of the snapshot that it stands on directly",
                            examples =
                                    @ExampleObject(
                                            name = "one",
                                            summary = "a value",
                                            value =
                                                    "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"))
                    @RequestParam(required = false)
                    @Nullable
                    String base,
            @Parameter(description = Page.LIMIT + SnapshotQuery.MAX_LIMIT, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        VisibilityFilter reach = access.reach(Scope.SNAPSHOTS_READ);
        List<Snapshot> found = snapshots.list(
                new SnapshotQuery(
                        name,
                        engine == null ? null : EngineId.parse(engine),
                        platform == null ? null : Platform.parse(platform),
                        feature,
                        v8Version,
                        base == null ? null : Digest.parse(base),
                        limit,
                        cursor),
                reach);
        Map<Digest, List<SnapshotReleases.Name>> named =
                releases.of(found.stream().map(Snapshot::digest).toList(), reach);
        return Page.of(found, limit, SnapshotQuery::placeOf)
                .map(it -> SnapshotView.of(it, named.getOrDefault(it.digest(), List.of())));
    }

    @GetMapping("/{digest}")
    @Operation(
            operationId = "getSnapshot",
            summary = "Get the metadata of a snapshot",
            description = "Revoked snapshots are described too, with `status` REVOKED.")
    @ApiResponse(responseCode = "200", description = "The metadata of the snapshot")
    @ApiResponse(responseCode = "400", description = "`malformed-digest`")
    @ApiResponse(responseCode = "404", description = "`snapshot-not-found`")
    SnapshotView get(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest) {
        VisibilityFilter reach = access.reach(Scope.SNAPSHOTS_READ);
        return view(snapshots.get(Digest.parse(digest), reach), reach);
    }

    @GetMapping(
            path = "/{digest}/metrics",
            produces = {DownloadController.DSSE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "getSnapshotMetrics",
            summary = "Download the signed metrics",
            description =
                    "A DSSE envelope with an in-toto statement; its subject is the digest of the container, its predicate"
                            + " holds the metrics as the snapshot's metadata show them.")
    @ApiResponse(
            responseCode = "200",
            description = "The envelope",
            content = {
                @Content(mediaType = DownloadController.DSSE, schema = @Schema(implementation = DsseEnvelope.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DsseEnvelope.class))
            })
    @ApiResponse(responseCode = "400", description = "`malformed-digest`")
    @ApiResponse(responseCode = "410", description = "`snapshot-revoked`, with the reason, or `key-revoked`")
    @ApiResponse(
            responseCode = "404",
            description = "`snapshot-not-found`, or `metrics-not-found`: it is not measured, or not yet")
    ResponseEntity<byte[]> metrics(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest) {
        String envelope = snapshots.metricsStatement(Digest.parse(digest), access.reach(Scope.SNAPSHOTS_READ));
        return ResponseEntity.ok(envelope.getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/{digest}/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "revokeSnapshot",
            summary = "Revoke a snapshot",
            description = "Afterwards its bytes, signature and attestation answer 410 with the reason. This cannot "
                    + "be undone.")
    @ApiResponse(responseCode = "200", description = "The snapshot, now revoked")
    @ApiResponse(responseCode = "400", description = "`malformed-digest` or `malformed-reason`")
    @ApiResponse(responseCode = "404", description = "`snapshot-not-found`")
    @ApiResponse(responseCode = "409", description = "`already-revoked`")
    SnapshotView revoke(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest,
            @RequestBody RevocationRequest revocation) {
        return view(snapshots.revoke(Digest.parse(digest), revocation.reasonOrEmpty()), access.reach(Scope.ADMIN));
    }

    private SnapshotView view(Snapshot snapshot, VisibilityFilter reach) {
        return SnapshotView.of(
                snapshot, releases.of(List.of(snapshot.digest()), reach).getOrDefault(snapshot.digest(), List.of()));
    }
}
