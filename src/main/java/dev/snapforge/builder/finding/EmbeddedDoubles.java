package dev.snapforge.builder.finding;

import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;

/**
 * Finds numbers in a blob. V8 writes a number that is not a small integer as the eight bytes of a double, wherever it is kept: in
 * a variable, a field, a closure, an array or a Date. A time in milliseconds and a random number are too long to be there by
 * randomness, so a number that a script was told and that stands in the blob was kept.
 */
final class EmbeddedDoubles {

    private EmbeddedDoubles() {}

    /** Those of the numbers that are in the blob. */
    static Set<Double> in(BlobFile blob, Set<Double> numbers) {
        Set<Double> found = new HashSet<>();
        if (numbers.isEmpty()) {
            return found;
        }
        Set<Long> wanted = new HashSet<>();
        numbers.forEach(number -> wanted.add(Double.doubleToRawLongBits(number)));
        // Most places are told apart by the two bytes that hold the sign, the exponent and the first bits.
        boolean[] heads = new boolean[1 << 16];
        wanted.forEach(bits -> heads[(int) (bits >>> 48)] = true);
        try {
            blob.scan(Double.BYTES, (part, length, offset) -> {
                ByteBuffer bytes = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i <= length - Double.BYTES; i++) {
                    if (heads[(part[i + 7] & 0xFF) << 8 | (part[i + 6] & 0xFF)] && wanted.contains(bytes.getLong(i))) {
                        found.add(bytes.getDouble(i));
                    }
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
