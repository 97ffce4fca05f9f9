package dev.snapforge.signing;

import dev.snapforge.verify.PublicKeyInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key of the ring, and what became of it.
 *
 * @param reason why it was withdrawn, for people; null while it is in use
 * @param changedAt when it was withdrawn; null while it is in use
 */
public record KeyRecord(
        PublicKeyInfo key,
        @Nullable String reason,
        @Nullable Instant changedAt) {}
