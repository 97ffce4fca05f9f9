package dev.snapforge.kernel;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes identifiers of UUID version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, then randomness. */
public final class TimeOrderedId {

    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** A new identifier; later ones sort behind earlier ones, to the millisecond. */
    public static UUID next(Clock clock) {
        long randomA = RANDOM.nextLong() & 0x0FFFL;
        long randomB = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID((clock.millis() << 16) | 0x7000L | randomA, 0x8000_0000_0000_0000L | randomB);
    }
}
