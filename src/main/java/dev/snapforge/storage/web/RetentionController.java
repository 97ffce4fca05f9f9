package dev.snapforge.storage.web;

import dev.snapforge.api.Page;
import dev.snapforge.core.Digest;
import dev.snapforge.storage.retention.RemovalCandidate;
import dev.snapforge.storage.retention.RetentionPreview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Says what retention would remove, for admins. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Storage")
class RetentionController {

    private final RetentionPreview preview;

    RetentionController(RetentionPreview preview) {
        this.preview = preview;
    }

    @PostMapping(path = "/api/v1/storage/retention/preview", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "previewRetention",
            summary = "List what retention would remove",
            description = "A dry run with the current settings, even if retention is off: nothing is removed. It "
                    + "looks ahead: something that is only referenced by removable items is listed too, "
                    + "although retention removes builds first, then snapshots and bundles, and content only "
                    + "after a grace period of its own. It is a POST because the request is recorded in the "
                    + "audit log.")
    @ApiResponse(responseCode = "200", description = "A page of what would be removed")
    @ApiResponse(responseCode = "400", description = "`invalid-storage-query`")
    RetentionPreviewView preview(
            @Parameter(description = "What to list: `build`, `snapshot`, `bundle` or `content`", example = "build")
                    @RequestParam(defaultValue = "build")
                    String kind,
            @Parameter(
                            description = Page.LIMIT + StorageParameters.MOST
                                    + "; for contents, the maximum number to examine",
                            example = "100")
                    @RequestParam(defaultValue = "100")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        RemovalCandidate.Kind wanted = Arrays.stream(RemovalCandidate.Kind.values())
                .filter(it -> it.name().equalsIgnoreCase(kind))
                .findFirst()
                .orElseThrow(
                        () -> new InvalidStorageQueryException("kind", "build, snapshot, bundle or content", kind));
        return RetentionPreviewView.of(
                preview.of(wanted, after(wanted, cursor), StorageParameters.PAGING.limit(limit)));
    }

    private static String after(RemovalCandidate.Kind kind, @Nullable String cursor) {
        Object id = StorageParameters.PAGING.place(
                cursor, kind == RemovalCandidate.Kind.BUILD ? UUID::fromString : Digest::parse);
        return id == null ? "" : id.toString();
    }
}
