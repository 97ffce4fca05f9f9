package dev.snapforge.storage.web;

import dev.snapforge.api.Page;
import dev.snapforge.storage.check.StorageCheck;
import dev.snapforge.storage.check.StorageChecks;
import dev.snapforge.storage.check.StorageFinding;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Starts, shows and stops checks of the store, for admins. */
@RestController
@RequestMapping(path = StorageCheckController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Storage")
class StorageCheckController {

    static final String PATH = "/api/v1/storage/checks";

    private static final String ID =
            "A check's id, or `latest` for the newest; start one with `POST /api/v1/storage/checks` first";
    private static final String NOT_AN_ID = "The id is neither a UUID nor `latest`: `malformed-request`";

    private final StorageChecks checks;

    StorageCheckController(StorageChecks checks) {
        this.checks = checks;
    }

    @PostMapping
    @Operation(
            operationId = "startStorageCheck",
            summary = "Check the whole store",
            description = "Reads and hashes everything in the store, and compares it with the database: damaged, "
                    + "missing and orphaned content, wrong sizes, wrong signatures, and rows that differ from "
                    + "what was signed. It runs in the background and takes as long as reading everything. "
                    + "Damaged content is moved to the quarantine of the store, as any download of it would do; "
                    + "nothing is deleted.")
    @ApiResponse(responseCode = "202", description = "The check was started; `Location` shows its progress")
    @ApiResponse(responseCode = "409", description = "`storage-check-running`")
    ResponseEntity<StorageCheckViews.Check> start() {
        StorageCheck check = checks.start();
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + check.id()))
                .body(StorageCheckViews.Check.of(check));
    }

    @GetMapping
    @Operation(
            operationId = "listStorageChecks",
            summary = "List checks of the store, newest first",
            description = "The last twenty.")
    @ApiResponse(responseCode = "200", description = "A page of checks")
    @ApiResponse(responseCode = "400", description = "`invalid-storage-query`")
    Page<StorageCheckViews.Check> list(
            @Parameter(description = Page.LIMIT + StorageParameters.MOST, example = "20")
                    @RequestParam(defaultValue = "20")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = StorageParameters.PAGING.limit(limit);
        return Page.of(
                        checks.list(StorageParameters.PAGING.place(cursor, UUID::fromString), most + 1),
                        most,
                        StorageCheck::id)
                .map(StorageCheckViews.Check::of);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getStorageCheck",
            summary = "Get a check of the store",
            description = "Its progress, and the number of findings.")
    @ApiResponse(responseCode = "200", description = "The check")
    @ApiResponse(responseCode = "400", description = NOT_AN_ID)
    @ApiResponse(responseCode = "404", description = "`storage-check-not-found`")
    StorageCheckViews.Check get(
            @Parameter(description = ID, example = CheckReference.LATEST, schema = @Schema(type = "string"))
                    @PathVariable
                    CheckReference id) {
        return StorageCheckViews.Check.of(checks.get(named(id)));
    }

    @GetMapping("/{id}/findings")
    @Operation(
            operationId = "listStorageFindings",
            summary = "List the findings of a check of the store",
            description = "Also while it runs. Codes: `content-damaged`, `content-missing`, `content-orphaned`, "
                    + "`size-differs`, `signature-wrong`, `statement-wrong`, `snapshot-differs`; "
                    + "`docs/storage.md` explains them.")
    @ApiResponse(responseCode = "200", description = "A page of findings")
    @ApiResponse(responseCode = "400", description = "`invalid-storage-query` or `malformed-request`")
    @ApiResponse(responseCode = "404", description = "`storage-check-not-found`")
    Page<StorageCheckViews.Finding> findings(
            @Parameter(description = ID, example = CheckReference.LATEST, schema = @Schema(type = "string"))
                    @PathVariable
                    CheckReference id,
            @Parameter(description = Page.LIMIT + StorageParameters.MOST, example = "100")
                    @RequestParam(defaultValue = "100")
                    int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = StorageParameters.PAGING.limit(limit);
        Long after = StorageParameters.PAGING.place(cursor, Long::valueOf);
        return Page.of(checks.findings(named(id), after == null ? 0 : after, most + 1), most, StorageFinding::number)
                .map(StorageCheckViews.Finding::of);
    }

    @PostMapping("/{id}/cancel")
    @Operation(
            operationId = "cancelStorageCheck",
            summary = "Stop a check of the store",
            description = "Its findings so far are kept.")
    @ApiResponse(responseCode = "200", description = "The check, which has stopped")
    @ApiResponse(responseCode = "400", description = NOT_AN_ID)
    @ApiResponse(responseCode = "404", description = "`storage-check-not-found`")
    @ApiResponse(responseCode = "409", description = "`storage-check-ended`")
    StorageCheckViews.Check cancel(
            @Parameter(description = ID, example = CheckReference.LATEST, schema = @Schema(type = "string"))
                    @PathVariable
                    CheckReference id) {
        return StorageCheckViews.Check.of(checks.cancel(named(id)));
    }

    private UUID named(CheckReference reference) {
        return reference.id() == null ? checks.latest().id() : reference.id();
    }
}
