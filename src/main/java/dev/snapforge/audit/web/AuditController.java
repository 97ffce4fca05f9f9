package dev.snapforge.audit.web;

import dev.snapforge.api.Page;
import dev.snapforge.api.PageRequest;
import dev.snapforge.audit.AuditEvent;
import dev.snapforge.audit.AuditLog;
import dev.snapforge.audit.AuditQuery;
import dev.snapforge.audit.InvalidAuditQueryException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what was changed. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Audit")
class AuditController {

    private static final int MOST = 200;
    private static final PageRequest PAGING = new PageRequest(MOST, InvalidAuditQueryException::new);

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping(path = "/api/v1/audit", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listAuditEvents",
            summary = "List changes, newest first",
            description = "If several filters are given, all must match. Every change of a build, snapshot, "
                    + "channel, token or key has an event; events themselves never change.")
    @ApiResponse(responseCode = "200", description = "A page of events")
    @ApiResponse(responseCode = "400", description = "A parameter is invalid: `invalid-audit-query`")
    Page<AuditEventView> list(
            @Parameter(
                            description = "Only changes at this time or later",
                            examples = @ExampleObject(name = "one", summary = "a time", value = "2026-11-25T09:00:00Z"))
                    @RequestParam(required = false)
                    @Nullable
                    String since,
            @Parameter(
                            description = "Only changes by this principal",
                            examples = @ExampleObject(name = "one", summary = "one principal", value = "anonymous"))
                    @RequestParam(required = false)
                    @Nullable
                    String principal,
            @Parameter(
                            description = "Only changes of this kind",
                            examples = @ExampleObject(name = "one", summary = "one kind", value = "build-submitted"))
                    @RequestParam(required = false)
                    @Nullable
                    String action,
            @Parameter(description = Page.LIMIT + MOST, example = "20") @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        List<AuditEvent> found = log.list(new AuditQuery(
                time(since), principal, action, PAGING.place(cursor, UUID::fromString), PAGING.limit(limit) + 1));
        return Page.of(found, limit, AuditEvent::id).map(AuditEventView::of);
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new InvalidAuditQueryException("since", "a time such as 2026-11-25T09:00:00Z", text);
        }
    }
}
