package dev.snapforge.format;

import dev.snapforge.core.MalformedValueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The fixed part of a V8 startup blob (V8's {@code SnapshotImpl}, seen alike in 12.6 to 14.7), little-endian: word 1 is 1 where
 * the heap can be rehashed, word 2 is the checksum over all bytes from 12 on, and from 16 on stands V8's version in 64 bytes.
 */
public final class BlobHeader {

    /** Where the fixed part ends, in bytes; no blob is shorter. */
    public static final int SIZE = 80;

    private static final int REHASHABLE = 4;
    /** Where the checksum lies, in bytes. */
    public static final int CHECKSUM = 8;

    private static final int CHECKED_FROM = 12;
    private static final int VERSION = 16;

    private final String v8Version;
    private final boolean rehashable;
    private final long checksum;

    private BlobHeader(String v8Version, boolean rehashable, long checksum) {
        this.v8Version = v8Version;
        this.rehashable = rehashable;
        this.checksum = checksum;
    }

    /**
     * Reads the header; the checksum is read, not checked.
     *
     * @throws ContainerException {@code malformed-blob-header}
     */
    public static BlobHeader read(byte[] blob) {
        return read(blob, 0, blob.length);
    }

    /** @param length of the blob, of which the beginning is enough */
    static BlobHeader read(byte[] bytes, int offset, long length) {
        if (length < SIZE) {
            throw malformed("at least " + SIZE + " bytes", length + " bytes");
        }
        ByteBuffer words = ByteBuffer.wrap(bytes, offset, SIZE).slice().order(ByteOrder.LITTLE_ENDIAN);
        int rehashable = words.getInt(REHASHABLE);
        if (rehashable != 0 && rehashable != 1) {
            throw malformed("0 or 1 in the rehashable word", Integer.toUnsignedString(rehashable));
        }
        String version = V8Version.shown(bytes, offset + VERSION, SIZE - VERSION);
        try {
            return new BlobHeader(
                    V8Version.validated(version), rehashable == 1, Integer.toUnsignedLong(words.getInt(CHECKSUM)));
        } catch (MalformedValueException e) {
            throw malformed("a V8 version padded with zeros", "'" + version + "'");
        }
    }

    /**
     * The checksum that belongs into a blob with these bytes: Adler-32 starting at 0 over everything from byte 12 on.
     *
     * @throws ContainerException {@code malformed-blob-header}, if there is no byte 12
     */
    public static long checksumOf(byte[] blob) {
        if (blob.length < CHECKED_FROM) {
            throw malformed("at least " + SIZE + " bytes", blob.length + " bytes");
        }
        return checksumOf(new ArraySource(blob), 0, blob.length);
    }

    /**
     * The same for a blob in a file, or in a part of it.
     *
     * @param offset where it begins
     * @param length how long it is, at least {@link #SIZE}
     */
    public static long checksumOf(Path file, long offset, long length) throws IOException {
        try (FileSource bytes = new FileSource(file)) {
            return checksumOf(bytes, offset, length);
        }
    }

    static long checksumOf(ByteSource bytes, long offset, long length) {
        return Adler32FromZero.of(bytes, offset + CHECKED_FROM, length - CHECKED_FROM);
    }

    /** The only version of V8 that may load the blob. */
    public String v8Version() {
        return v8Version;
    }

    /** Whether V8 gives the heap a new hash seed on loading; a blob without that would have a seed that everybody knows. */
    public boolean rehashable() {
        return rehashable;
    }

    /** The checksum that stands in the blob, an unsigned 32-bit number. */
    public long checksum() {
        return checksum;
    }

    private static ContainerException malformed(String expected, String found) {
        return new ContainerException("malformed-blob-header", "This is not a V8 startup blob.", expected, found);
    }
}
