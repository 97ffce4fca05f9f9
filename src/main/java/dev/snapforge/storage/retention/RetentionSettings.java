package dev.snapforge.storage.retention;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code snapforge.retention.*}.
 *
 * @param enabled whether anything is removed at all
 * @param builds how long a build stays after its end, at least a day: a build that is gone cannot answer its idempotency key any
 *     more, and the same request would build again
 * @param content the time of grace for what nothing names, at least an hour
 * @param interval how often there is a pass, by all processes together
 * @param mostPerPass the most rows of each kind that a pass removes, and the most contents that it looks at
 */
@ConfigurationProperties("snapforge.retention")
record RetentionSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("90d") Duration builds,
        @DefaultValue("7d") Duration content,
        @DefaultValue("1h") Duration interval,
        @DefaultValue("5000") int mostPerPass) {

    private static final Duration SHORTEST_FOR_BUILDS = Duration.ofDays(1);
    private static final Duration SHORTEST_FOR_CONTENT = Duration.ofHours(1);
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final int MOST_OF_ALL = 100_000;

    /** @throws UnsafeRetentionSettingException naming the first setting that could remove what is still in use */
    RetentionSettings {
        require("builds", builds, SHORTEST_FOR_BUILDS);
        require("content", content, SHORTEST_FOR_CONTENT);
        require("interval", interval, SHORTEST_INTERVAL);
        if (mostPerPass < 1 || mostPerPass > MOST_OF_ALL) {
            throw new UnsafeRetentionSettingException(
                    "most-per-pass", "1 to " + MOST_OF_ALL, Integer.toString(mostPerPass));
        }
    }

    Cutoffs cutoffs(Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new Cutoffs(now.minus(builds), now.minus(content));
    }

    private static void require(String name, Duration time, Duration shortest) {
        if (time.compareTo(shortest) < 0) {
            throw new UnsafeRetentionSettingException(name, "at least " + shortest, time.toString());
        }
    }

    /**
     * What is old enough at some moment.
     *
     * @param builds builds that ended before this may go
     * @param content what nothing has named since before this may go
     */
    record Cutoffs(Instant builds, Instant content) {}
}
