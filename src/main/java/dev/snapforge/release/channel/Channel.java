package dev.snapforge.release.channel;

import java.time.Instant;

/**
 * A name's pointer to one of its versions.
 *
 * @param sequence of the version
 * @param revision how often the channel has changed, from 1
 * @param changedAt when it came to point to the version
 * @param changedBy who did that
 * @param statement DSSE envelope over the channel statement, as JSON
 */
public record Channel(
        String name,
        String channel,
        String version,
        long sequence,
        long revision,
        Instant changedAt,
        String changedBy,
        String statement) {

    /** The channel that the service keeps itself: the version with the highest sequence. */
    public static final String LATEST = "latest";
}
