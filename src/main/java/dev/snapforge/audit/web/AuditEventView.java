package dev.snapforge.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.audit.AuditEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as admins see it. */
@Schema(name = "AuditEvent", description = "A change that was made")
record AuditEventView(
        @Schema(description = "Its id; ids sort by time") UUID id,

        @Schema(description = "When it was made") Instant at,

        @Schema(description = "Who made it; `service` where nobody asked for it", example = "token:ci-team-a")
        String principal,

        @Schema(
                description =
                        "Which of the principal's credentials was used: a token's id or a run of CI; null for none")
        @Nullable
        String credential,

        @Schema(description = "What was done", example = "build-submitted")
        String action,

        @Schema(description = "What it was done to: an id, a digest or a name")
        String subject,

        @JsonRawValue
        @Schema(
                description = "What else was noted; depends on the action",
                type = "object",
                example = "{\"name\": \"team-a.web\"}")
        String details) {

    static AuditEventView of(AuditEvent event) {
        return new AuditEventView(
                event.id(),
                event.at(),
                event.principal(),
                event.credential(),
                event.action(),
                event.subject(),
                event.details());
    }
}
