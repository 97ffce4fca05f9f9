package dev.snapforge.release;

import java.time.Instant;

/**
 * A name in a list.
 *
 * @param createdAt when its first version was released
 * @param versions how many versions it has
 * @param newest the version with the highest sequence
 * @param sequence of that version
 * @param releasedAt of that version
 */
public record NameSummary(
        String name, Instant createdAt, long versions, String newest, long sequence, Instant releasedAt) {}
