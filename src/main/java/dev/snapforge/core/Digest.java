package dev.snapforge.core;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A SHA-256 (FIPS 180-4) of some content, and so its address.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) implements Comparable<Digest> {

    private static final String PREFIX = "sha256:";
    private static final int DIGITS = 64;
    private static final int BUFFER = 1 << 16;

    public Digest {
        if (!isHash(hex, 0)) {
            throw malformed(hex);
        }
    }

    /**
     * Reads the form that {@link #toString()} writes.
     *
     * @throws MalformedValueException {@code malformed-digest}, for any other form
     */
    public static Digest parse(String text) {
        if (!text.startsWith(PREFIX) || !isHash(text, PREFIX.length())) {
            throw malformed(text);
        }
        return new Digest(text.substring(PREFIX.length()));
    }

    /** The digest of these bytes. */
    public static Digest of(byte[] content) {
        return ofHash(sha256().digest(content));
    }

    /** The digest of all that the stream still holds; the caller closes it. */
    public static Digest of(InputStream content) throws IOException {
        MessageDigest sha256 = sha256();
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            sha256.update(buffer, 0, read);
        }
        return ofHash(sha256.digest());
    }

    /** Wraps a hash of 32 bytes that was computed elsewhere. */
    public static Digest ofHash(byte[] hash) {
        return new Digest(HexFormat.of().formatHex(hash));
    }

    /** A fresh SHA-256 computation, for content that passes by in pieces. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256 (java.security.MessageDigest)", e);
        }
    }

    /** The 32 bytes of the hash. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    /** {@code sha256:} and 64 lower-case hexadecimal digits. */
    @Override
    public String toString() {
        return PREFIX + hex;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // What javac makes for a record costs milliseconds when it is first called, which a start has to wait for.
        return other instanceof Digest that && hex.equals(that.hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    private static boolean isHash(String text, int start) {
        if (text.length() - start != DIGITS) {
            return false;
        }
        for (int i = start; i < text.length(); i++) {
            char digit = text.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "malformed-digest", "digest", "sha256: followed by 64 lower-case hexadecimal digits", text);
    }
}
