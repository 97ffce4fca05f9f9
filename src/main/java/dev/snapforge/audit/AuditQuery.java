package dev.snapforge.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; null means any.
 *
 * @param since only those at this time or later
 * @param principal only those of this principal
 * @param action only those of this kind
 * @param before only those older than this one
 * @param limit most events to give, at least 1
 */
public record AuditQuery(
        @Nullable Instant since,
        @Nullable String principal,
        @Nullable String action,
        @Nullable UUID before,
        int limit) {}
