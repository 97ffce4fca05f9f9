package dev.snapforge.format;

import java.util.zip.Adler32;

/** Adler-32 (RFC 1950, section 8.2) with both sums starting at 0, as V8 computes a snapshot's checksum. */
final class Adler32FromZero {

    private static final long MODULUS = 65521;

    private Adler32FromZero() {}

    /** The sums of a part of these bytes as an unsigned 32-bit number. */
    static long of(ByteSource bytes, long offset, long length) {
        Adler32 standard = new Adler32();
        bytes.update(standard, offset, length);
        // The JDK's first sum starts at 1. That adds 1 to the first sum, and 1 to the second for each byte.
        long first = ((standard.getValue() & 0xffff) + MODULUS - 1) % MODULUS;
        long second = ((standard.getValue() >>> 16) + MODULUS - length % MODULUS) % MODULUS;
        return second << 16 | first;
    }
}
