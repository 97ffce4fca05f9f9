package dev.snapforge.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.snapforge.audit.AuditEvent;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as admins see it. */
@Schema(name = "AuditEvent", description = "A change")
record AuditEventView(
        @Schema(description = "Its id; ids sort by time") UUID id,

        @Schema(description = "When it happened") Instant at,

        @Schema(
                description = "Who made the change; `service` if the service made it by itself",
                example = "token:ci-team-a")
        String principal,

        @Schema(description = "The principal's credential: a token's id or a CI run; null for none") @Nullable
        String credential,

        @Schema(description = "What was done", example = "build-submitted")
        String action,

        @Schema(description = "What was changed: an id, a digest or a name")
        String subject,

        @JsonRawValue
        @Schema(
                description = "Further details, depending on the action",
                types = "object",
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
