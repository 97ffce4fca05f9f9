package dev.snapforge.cli.service;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How often and after how long a request is repeated that met a busy service.
 *
 * @param attempts how many requests there are at most
 * @param longest the longest pause before one of them
 */
public record RetrySchedule(int attempts, Duration longest) {

    /** What a user has patience for: a few attempts, none of them more than a minute away. */
    public static final RetrySchedule DEFAULT = new RetrySchedule(5, Duration.ofSeconds(60));

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {

        /** By the machine's clock: the program has nothing else to do until a busy service can be asked again. */
        Pause REAL = time -> TimeUnit.NANOSECONDS.sleep(time.toNanos());

        /** Comes back when the time has passed. */
        void of(Duration time) throws InterruptedException;
    }

    /**
     * How long to wait before the next attempt.
     *
     * @param attempt which one has failed, from 1
     * @param retryAfter the header {@code Retry-After} in seconds; anything else counts for nothing
     */
    Duration before(int attempt, String retryAfter) {
        Duration wanted = retryAfter.matches("[0-9]{1,6}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter))
                : Duration.ofSeconds(1L << Math.min(attempt - 1, 5));
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
