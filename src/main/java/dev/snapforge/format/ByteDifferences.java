package dev.snapforge.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where two blobs differ, apart from the checksum, which follows from the rest. What one has beyond the other's end differs.
 *
 * @param bytes how many bytes differ
 * @param ranges in how many unbroken ranges
 * @param first the first of these ranges, at most 8
 */
public record ByteDifferences(long bytes, int ranges, List<Range> first) {

    private static final int SHOWN = 8;

    /**
     * Bytes that differ one after the other.
     *
     * @param offset in the blob
     * @param length from 1
     */
    public record Range(int offset, int length) {}

    /** Copies the list. */
    public ByteDifferences {
        first = List.copyOf(first);
    }

    /**
     * The differences of two blobs.
     *
     * @param checksumAt where the checksum lies in both
     */
    public static ByteDifferences between(byte[] one, byte[] other, int checksumAt) {
        List<Range> first = new ArrayList<>();
        long bytes = 0;
        int ranges = 0;
        int longer = Math.max(one.length, other.length);
        for (int at = 0; at < longer; at++) {
            if (differ(one, other, at, checksumAt)) {
                int start = at;
                while (at < longer && differ(one, other, at, checksumAt)) {
                    at++;
                }
                bytes += at - start;
                ranges++;
                if (first.size() < SHOWN) {
                    first.add(new Range(start, at - start));
                }
            }
        }
        return new ByteDifferences(bytes, ranges, first);
    }

    /** A sentence for people. */
    public String described() {
        String places = first.stream()
                .map(it -> it.length() + (it.length() == 1 ? " byte at " : " bytes at ") + it.offset())
                .collect(Collectors.joining(", "));
        return bytes + (bytes == 1 ? " byte differs in " : " bytes differ in ") + ranges
                + (ranges == 1 ? " range: " : ranges > SHOWN ? " ranges, the first of them: " : " ranges: ") + places
                + ".";
    }

    private static boolean differ(byte[] one, byte[] other, int at, int checksumAt) {
        if (at >= checksumAt && at < checksumAt + Integer.BYTES) {
            return false;
        }
        return at >= one.length || at >= other.length || one[at] != other[at];
    }
}
