package dev.snapforge.format;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A {@code .v8ss} file, version 1: a header, metadata and a V8 startup blob (docs/container-format.md). One that exists keeps
 * every rule of the format; whether to trust it is {@code SnapshotVerifier}'s question.
 */
public final class Container {

    /** Longest metadata a reader accepts, in bytes. */
    public static final int MAX_METADATA = 1 << 20;

    private final ByteSource file;
    private final SnapshotMetadata metadata;
    private final int blobOffset;

    Container(ByteSource file, SnapshotMetadata metadata, int blobOffset) {
        this.file = file;
        this.metadata = metadata;
        this.blobOffset = blobOffset;
    }

    /**
     * Makes a container and reads it back, so that no writer can publish what a reader would refuse.
     *
     * @throws ContainerException if metadata and blob do not agree or the blob is not sound
     */
    public static byte[] write(SnapshotMetadata metadata, byte[] blob) {
        byte[] head = head(metadata, new ArraySource(blob));
        byte[] file = Arrays.copyOf(head, Math.addExact(head.length, blob.length));
        System.arraycopy(blob, 0, file, head.length, blob.length);
        new ContainerReader(file).read();
        return file;
    }

    /** All that comes before a blob. */
    static byte[] head(SnapshotMetadata metadata, ByteSource blob) {
        byte[] json = CanonicalJson.write(metadata.toJson());
        if (json.length > MAX_METADATA) {
            throw MetadataReader.malformed("at most " + MAX_METADATA + " bytes", json.length + " bytes");
        }
        long blobOffset = ContainerReader.blobOffset(json.length);
        CRC32C crc = new CRC32C();
        blob.update(crc, 0, blob.size());
        return ByteBuffer.allocate((int) blobOffset)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ContainerReader.magic())
                .putInt(ContainerReader.FORMAT_VERSION)
                .put(V8Version.padded(metadata.v8Version(), ContainerReader.VERSION_LENGTH))
                .putInt((int) crc.getValue())
                .putInt(json.length)
                .putLong(blobOffset)
                .putLong(blob.size())
                .put(json)
                .array();
    }

    /**
     * Reads a file and enforces every rule of the format. The bytes are copied first: who holds the array cannot change the
     * container afterwards.
     *
     * @throws ContainerException with the code of the first rule that is broken
     */
    public static Container read(byte[] file) {
        return new ContainerReader(file.clone()).read();
    }

    public SnapshotMetadata metadata() {
        return metadata;
    }

    /** Where the blob starts in the file, in bytes; a multiple of 4096. */
    public long blobOffset() {
        return blobOffset;
    }

    /** Length of the blob in bytes. */
    public long blobLength() {
        return file.size() - blobOffset;
    }

    /** A copy of the blob. */
    public byte[] blob() {
        return file.read(blobOffset, (int) blobLength());
    }

    /** Digest of the whole file: the snapshot's address. */
    public Digest digest() {
        MessageDigest sha256 = Digest.sha256();
        file.update(sha256, 0, file.size());
        return Digest.ofHash(sha256.digest());
    }
}
