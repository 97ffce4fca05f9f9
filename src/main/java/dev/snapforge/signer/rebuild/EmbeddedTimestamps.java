package dev.snapforge.signer.rebuild;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Optional;

/** Recognises bytes that differ because each build kept its own time, as a {@code Date} or {@code Date.now()} is kept. */
final class EmbeddedTimestamps {

    private static final long EARLIEST = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private EmbeddedTimestamps() {}

    /** The same place of two blobs, read as a time. */
    record Pair(Instant before, Instant now) {}

    /**
     * Reads the number around a place where two blobs differ. Whole milliseconds of this century have a fixed exponent and
     * twelve zero bits, which other data hardly ever have in both blobs.
     *
     * @param offset of the first byte that differs
     * @return empty if it is not a time in both
     */
    static Optional<Pair> at(int offset, byte[] before, byte[] now) {
        for (int start = Math.max(0, offset - Double.BYTES + 1); start <= offset; start++) {
            Optional<Instant> one = read(before, start);
            Optional<Instant> other = read(now, start);
            if (one.isPresent() && other.isPresent()) {
                return Optional.of(new Pair(one.get(), other.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> read(byte[] blob, int start) {
        if (start + Double.BYTES > blob.length) {
            return Optional.empty();
        }
        double number = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN).getDouble(start);
        return number >= EARLIEST && number < LATEST && number == Math.rint(number)
                ? Optional.of(Instant.ofEpochMilli((long) number))
                : Optional.empty();
    }
}
