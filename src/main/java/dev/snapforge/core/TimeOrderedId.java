package dev.snapforge.core;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Makes identifiers of UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, 12 bits of a counter, and randomness. The
 * counter keeps the identifiers of one process in order (section 6.2, method 1).
 */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LARGEST_COUNT = 0xFFF;

    /** The counter begins at random in its lower half, so that at least as many identifiers fit into a millisecond. */
    private static final int FIRST_COUNTS = 0x800;

    /** A clock that was corrected by less than this does not put new identifiers before old ones. */
    private static final long TOLERATED_STEP_BACK_MILLIS = 10_000;

    private static long lastMillis;
    private static int lastCount;

    private TimeOrderedId() {}

    /** A new identifier. Those of this process sort in the order in which they were made, those of several processes to the millisecond. */
    public static UUID next(Clock clock) {
        long random = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        int first = RANDOM.nextInt(FIRST_COUNTS);
        return new UUID(timeAndCount(clock.millis(), first), 0x8000_0000_0000_0000L | random);
    }

    private static synchronized long timeAndCount(long now, int first) {
        if (now > lastMillis || now < lastMillis - TOLERATED_STEP_BACK_MILLIS) {
            lastMillis = now;
            lastCount = first;
        } else if (lastCount == LARGEST_COUNT) {
            lastMillis++;
            lastCount = first;
        } else {
            lastCount++;
        }
        return (lastMillis << 16) | 0x7000L | lastCount;
    }
}
