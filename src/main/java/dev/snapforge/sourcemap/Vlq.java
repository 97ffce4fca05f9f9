package dev.snapforge.sourcemap;

import java.util.Arrays;

/** Reads the numbers of a {@code mappings} string: base64 VLQ, the lowest bit of each number its sign. */
final class Vlq {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] DIGITS = new byte[128];
    private static final int MORE = 1 << 5;
    private static final int MAX_SHIFT = 30;

    static {
        Arrays.fill(DIGITS, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            DIGITS[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private final String text;
    private int position;

    Vlq(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return position == text.length();
    }

    /** Whether a number is next, and not a separator or the end. */
    boolean atNumber() {
        return !atEnd() && text.charAt(position) != ',' && text.charAt(position) != ';';
    }

    /** The separator that is next. */
    char separator() {
        return text.charAt(position++);
    }

    /** The number that is next, from -2³¹+1 to 2³¹-1. */
    int number() throws UnreadableSourceMapException {
        long bits = 0;
        for (int shift = 0; shift <= MAX_SHIFT; shift += 5) {
            int digit = digit();
            bits |= (long) (digit & (MORE - 1)) << shift;
            if ((digit & MORE) == 0) {
                long magnitude = bits >>> 1;
                if (magnitude > Integer.MAX_VALUE) {
                    break;
                }
                return (int) ((bits & 1) == 0 ? magnitude : -magnitude);
            }
        }
        throw new UnreadableSourceMapException("The map's mappings hold too large a number at " + position + ".");
    }

    private int digit() throws UnreadableSourceMapException {
        int digit = -1;
        if (!atEnd()) {
            char character = text.charAt(position++);
            digit = character < DIGITS.length ? DIGITS[character] : -1;
        }
        if (digit < 0) {
            throw new UnreadableSourceMapException("The map's mappings are not base64 VLQ at " + position + ".");
        }
        return digit;
    }
}
