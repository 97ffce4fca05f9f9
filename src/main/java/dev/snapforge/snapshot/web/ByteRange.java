package dev.snapforge.snapshot.web;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of some content (RFC 9110, section 14.1.2).
 *
 * @param first offset of its first byte
 * @param last offset of its last byte, inside the content
 */
record ByteRange(int first, int last) {

    private static final Pattern SINGLE = Pattern.compile("bytes=[ \\t]*([0-9]*)-([0-9]*)[ \\t]*");

    /**
     * Reads a {@code Range} header. Empty where the whole content is to be sent: no header, another unit, more than one range,
     * or a header that is not well formed (section 14.2 lets a server ignore all of these).
     *
     * @param length of the content in bytes
     * @throws RangeNotSatisfiableException if no byte of the content is in the range
     */
    static Optional<ByteRange> select(@Nullable String header, int length) {
        Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip().toLowerCase(Locale.ROOT));
        if (header == null || !matcher.matches()) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        if (first.isEmpty()) {
            return last.isEmpty() ? Optional.empty() : Optional.of(suffix(clamped(last, length), header, length));
        }
        if (!last.isEmpty() && new BigInteger(last).compareTo(new BigInteger(first)) < 0) {
            return Optional.empty();
        }
        int start = clamped(first, length);
        if (start >= length) {
            throw new RangeNotSatisfiableException(header, length);
        }
        return Optional.of(
                new ByteRange(start, last.isEmpty() ? length - 1 : Math.min(clamped(last, length), length - 1)));
    }

    int length() {
        return last - first + 1;
    }

    /** The value of {@code Content-Range}. */
    String contentRange(int complete) {
        return "bytes " + first + "-" + last + "/" + complete;
    }

    private static ByteRange suffix(int suffix, String header, int length) {
        if (suffix == 0 || length == 0) {
            throw new RangeNotSatisfiableException(header, length);
        }
        return new ByteRange(length - suffix, length - 1);
    }

    /** Clients may send numbers of any size; beyond the content's end they all mean the same. */
    private static int clamped(String number, int length) {
        return new BigInteger(number).min(BigInteger.valueOf(length)).intValueExact();
    }
}
