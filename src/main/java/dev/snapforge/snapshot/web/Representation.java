package dev.snapforge.snapshot.web;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** A download in one coding, ready to be sent; its bytes are never handed out for writing. */
final class Representation {

    private final byte[] bytes;
    private final int offset;
    private final int length;
    private final Digest digest;

    /** A part of an array that nobody changes any more, and the digest of that part. */
    Representation(byte[] bytes, int offset, int length, Digest digest) {
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.digest = digest;
    }

    /** All of an array that nobody changes any more. */
    static Representation of(byte[] bytes) {
        return new Representation(bytes, 0, bytes.length, Digest.of(bytes));
    }

    int length() {
        return length;
    }

    /** The value of {@code Repr-Digest} (RFC 9530, section 3): over these bytes, coding included. */
    String reprDigest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest.bytes()) + ":";
    }

    void write(OutputStream out) throws IOException {
        out.write(bytes, offset, length);
    }

    void write(ByteRange range, OutputStream out) throws IOException {
        out.write(bytes, offset + range.first(), range.length());
    }
}
