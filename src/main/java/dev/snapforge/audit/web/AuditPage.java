package dev.snapforge.audit.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of events. */
@Schema(name = "AuditPage", description = "A page of events")
record AuditPage(
        @Schema(description = "The events, newest first") List<AuditEventView> items,

        @Schema(description = "The `cursor` of the next page; null on the last one") @Nullable
        String next) {}
