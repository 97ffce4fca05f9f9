package dev.snapforge.storage.check;

import dev.snapforge.core.Digest;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of the whole store with the database.
 *
 * @param id its id; ids sort by time
 * @param status how far it is
 * @param startedBy the principal who asked for it
 * @param startedAt when
 * @param finishedAt when it ended, or null
 * @param position the last content that was looked at, in the order of the digests; null before the first
 * @param contents how many contents were read
 * @param bytes how many bytes those had
 * @param findings how much was found
 * @param heldUpBy code of what keeps it from getting on at the moment, or null
 */
public record StorageCheck(
        UUID id,
        Status status,
        String startedBy,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Digest position,
        long contents,
        long bytes,
        long findings,
        @Nullable String heldUpBy) {

    private static final int HEX = 16;
    private static final int LEADING = 4;
    private static final double PLACES = 65_536;

    /** How far a check is. */
    public enum Status {
        /** A process works on it, or will within seconds. */
        RUNNING,
        /** It has looked at everything. */
        DONE,
        /** Somebody stopped it. */
        CANCELLED
    }

    /** The part that is done, from 0 to 1: digests are spread evenly, so where the last one stands says how many were before it. */
    public double progress() {
        if (status == Status.DONE) {
            return 1;
        }
        return position == null ? 0 : Integer.parseInt(position.hex().substring(0, LEADING), HEX) / PLACES;
    }
}
