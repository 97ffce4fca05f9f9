package dev.snapforge.release.channel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of a channel.
 *
 * @param revision the channel's since then
 * @param from what it pointed to before; null if it did not exist
 * @param to what it pointed to afterwards; null if it was deleted
 * @param changedBy who did it
 * @param reason why, in a line; null if that is not known
 */
public record ChannelChange(
        long revision,
        @Nullable String from,
        @Nullable String to,
        Instant changedAt,
        String changedBy,
        @Nullable String reason) {}
