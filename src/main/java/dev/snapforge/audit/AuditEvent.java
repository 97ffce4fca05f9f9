package dev.snapforge.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change that was made.
 *
 * @param principal who made it; {@code service} where nobody asked for it
 * @param credential which of the principal's credentials was used, or null
 * @param action such as {@code build-submitted}
 * @param subject an id, a digest or a name
 * @param details a JSON object
 */
public record AuditEvent(
        UUID id,
        Instant at,
        String principal,
        @Nullable String credential,
        String action,
        String subject,
        String details) {}
