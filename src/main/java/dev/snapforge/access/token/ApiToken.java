package dev.snapforge.access.token;

import dev.snapforge.access.Caller;
import dev.snapforge.access.Grant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A token, without its text.
 *
 * @param name what its principal is called, after {@code token:}
 * @param grant what it may be used for
 * @param createdBy the principal that made it
 * @param expiresAt when it stops to count, or null for never
 * @param lastUsedAt when it was last used, to the minute, or null for never
 * @param revokedAt when it was revoked, or null
 */
public record ApiToken(
        UUID id,
        String name,
        Grant grant,
        String createdBy,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    /** Whoever shows this token. */
    Caller caller() {
        return new Caller("token:" + name, id.toString(), List.of(grant));
    }
}
