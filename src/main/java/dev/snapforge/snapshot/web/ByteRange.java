package dev.snapforge.snapshot.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * A part of some content (RFC 9110, section 14.1.2).
 *
 * @param first offset of its first byte
 * @param last offset of its last byte, inside the content
 */
record ByteRange(int first, int last) {

    /**
     * Reads a {@code Range} header. Empty if the whole content is to be sent: no header, another unit, more than one range,
     * or a header that is not well formed (section 14.2 lets a server ignore all of these).
     *
     * @param length of the content in bytes
     * @throws RangeNotSatisfiableException if no byte of the content is in the range
     */
    static Optional<ByteRange> select(@Nullable String header, int length) {
        List<HttpRange> ranges = ranges(header);
        if (header == null || ranges.size() != 1) {
            return Optional.empty();
        }
        long first = ranges.get(0).getRangeStart(length);
        if (first >= length) {
            throw new RangeNotSatisfiableException(header, length);
        }
        return Optional.of(new ByteRange((int) first, (int) ranges.get(0).getRangeEnd(length)));
    }

    // Units are case-insensitive (section 14.1), which HttpRange does not know.
    private static List<HttpRange> ranges(@Nullable String header) {
        try {
            return HttpRange.parseRanges(header == null ? null : header.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    int length() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    String contentRange(int complete) {
        return "bytes " + first + "-" + last + "/" + complete;
    }
}
