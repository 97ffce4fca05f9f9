package dev.snapforge.format;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Enforces the rules of docs/container-format.md in their order; nothing is allocated by a length before it was checked. */
public final class ContainerReader {

    static final int FORMAT_VERSION = 1;
    static final int VERSION_LENGTH = 32;

    private static final byte[] MAGIC = "V8SS".getBytes(StandardCharsets.US_ASCII);

    private static final int VERSION = 8;
    private static final int CRC = 40;
    private static final int METADATA_LENGTH = 44;
    private static final int BLOB_OFFSET = 48;
    private static final int BLOB_LENGTH = 56;
    private static final int METADATA = 64;
    private static final int PAGE = 4096;

    private final ByteSource file;
    private final byte[] head;
    private final ByteBuffer header;

    public ContainerReader(byte[] file) {
        this(new ArraySource(file));
    }

    ContainerReader(ByteSource file) {
        this.file = file;
        this.head = file.read(0, (int) Math.min(METADATA, file.size()));
        this.header = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    /** The first page boundary behind the metadata: one offset only, so that equal content gives equal files. */
    static long blobOffset(long metadataLength) {
        return (METADATA + metadataLength + PAGE - 1) / PAGE * PAGE;
    }

    public Container read() {
        checkMagic();
        int metadataLength = metadataLength();
        int blobOffset = blobOffset(metadataLength);
        checkPadding(METADATA + metadataLength, blobOffset);
        checkCrc(blobOffset);
        SnapshotMetadata metadata = metadata(metadataLength);
        checkVersion(metadata);
        new ContainerBlob(file, blobOffset, metadata).check();
        return new Container(file, metadata, blobOffset);
    }

    /**
     * The metadata of a file that was read in full before; of its other rules, those of the header are enforced again. The file may end
     * with its metadata.
     *
     * @throws ContainerException {@code bad-magic}, {@code unknown-container-version}, {@code length-out-of-range} or
     *     {@code malformed-metadata}
     */
    public SnapshotMetadata readMetadata() {
        checkMagic();
        return parsed(file.read(METADATA, metadataLength()), false);
    }

    private void checkMagic() {
        if (head.length < MAGIC.length || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            String found = V8Version.shown(head, 0, Math.min(head.length, MAGIC.length));
            throw new ContainerException("bad-magic", "This is not a .v8ss file.", "V8SS", "'" + found + "'");
        }
        if (head.length < METADATA) {
            throw lengthOutOfRange("a header of " + METADATA + " bytes", head.length);
        }
        int version = header.getInt(MAGIC.length);
        if (version != FORMAT_VERSION) {
            throw new ContainerException(
                    "unknown-container-version",
                    "This reader does not know the container's version.",
                    Integer.toString(FORMAT_VERSION),
                    Integer.toUnsignedString(version));
        }
    }

    private int metadataLength() {
        long length = Integer.toUnsignedLong(header.getInt(METADATA_LENGTH));
        long most = Math.min(Container.MAX_METADATA, file.size() - METADATA);
        if (length > most) {
            throw lengthOutOfRange("metadata of at most " + most + " bytes", length);
        }
        return (int) length;
    }

    private int blobOffset(int metadataLength) {
        long offset = header.getLong(BLOB_OFFSET);
        long expected = blobOffset((long) metadataLength);
        if (offset != expected || offset > file.size()) {
            throw lengthOutOfRange("the blob at " + expected + ", inside a file of " + file.size() + " bytes", offset);
        }
        long length = header.getLong(BLOB_LENGTH);
        long rest = file.size() - offset;
        if (length < 0 || length > rest) {
            throw lengthOutOfRange("a blob of at most " + rest + " bytes", length);
        }
        if (length < rest) {
            throw new ContainerException(
                    "trailing-bytes", "The file goes on behind its blob.", "no byte more", (rest - length) + " bytes");
        }
        return (int) offset;
    }

    private void checkPadding(int from, int to) {
        byte[] gap = file.read(from, to - from);
        for (int i = from; i < to; i++) {
            if (gap[i - from] != 0) {
                throw new ContainerException(
                        "nonzero-padding",
                        "The gap between metadata and blob is not empty.",
                        "zeros from " + from + " to " + to,
                        (gap[i - from] & 0xff) + " at " + i);
            }
        }
    }

    private void checkCrc(int blobOffset) {
        CRC32C crc = new CRC32C();
        file.update(crc, blobOffset, file.size() - blobOffset);
        if ((int) crc.getValue() != header.getInt(CRC)) {
            throw new ContainerException(
                    "crc-mismatch",
                    "The blob's CRC-32C is another than the header's.",
                    Integer.toHexString(header.getInt(CRC)),
                    Integer.toHexString((int) crc.getValue()));
        }
    }

    private SnapshotMetadata metadata(int length) {
        return parsed(file.read(METADATA, length), true);
    }

    private static SnapshotMetadata parsed(byte[] json, boolean checkForm) {
        try {
            Object value = CanonicalJson.parse(json);
            if (checkForm && !Arrays.equals(CanonicalJson.write(value), json)) {
                throw MetadataReader.malformed("canonical JSON (RFC 8785)", "JSON in another form");
            }
            return SnapshotMetadata.fromJson(value);
        } catch (MalformedValueException e) {
            throw MetadataReader.malformed("JSON: " + e.expected(), "'" + e.found() + "'");
        }
    }

    private void checkVersion(SnapshotMetadata metadata) {
        byte[] expected = V8Version.padded(metadata.v8Version(), VERSION_LENGTH);
        if (!Arrays.equals(head, VERSION, VERSION + VERSION_LENGTH, expected, 0, VERSION_LENGTH)) {
            throw ContainerBlob.versionDisagrees(
                    metadata.v8Version(),
                    V8Version.shown(head, VERSION, VERSION_LENGTH) + " in the container's header");
        }
    }

    private static ContainerException lengthOutOfRange(String expected, long found) {
        return new ContainerException(
                "length-out-of-range",
                "A length or offset does not fit the file.",
                expected,
                Long.toUnsignedString(found));
    }
}
