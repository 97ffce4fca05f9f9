package dev.snapforge.format;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * A {@code .v8ss} file, version 1: a header, metadata and a V8 startup blob (docs/container-format.md). One that exists keeps
 * every rule of the format; whether to trust it is {@code SnapshotVerifier}'s question.
 */
public final class Container {

    /** Longest metadata a reader accepts, in bytes. */
    public static final int MAX_METADATA = 1 << 20;

    private final byte[] file;
    private final SnapshotMetadata metadata;
    private final int blobOffset;

    Container(byte[] file, SnapshotMetadata metadata, int blobOffset) {
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
        byte[] json = CanonicalJson.write(metadata.toJson());
        if (json.length > MAX_METADATA) {
            throw MetadataReader.malformed("at most " + MAX_METADATA + " bytes", json.length + " bytes");
        }
        long blobOffset = ContainerReader.blobOffset(json.length);
        CRC32C crc = new CRC32C();
        crc.update(blob, 0, blob.length);
        byte[] file = new byte[Math.toIntExact(Math.addExact(blobOffset, blob.length))];
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ContainerReader.magic())
                .putInt(ContainerReader.FORMAT_VERSION)
                .put(V8Version.padded(metadata.v8Version(), ContainerReader.VERSION_LENGTH))
                .putInt((int) crc.getValue())
                .putInt(json.length)
                .putLong(blobOffset)
                .putLong(blob.length)
                .put(json)
                .position((int) blobOffset)
                .put(blob);
        new ContainerReader(file).read();
        return file;
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
        return (long) file.length - blobOffset;
    }

    /** A copy of the blob. */
    public byte[] blob() {
        return Arrays.copyOfRange(file, blobOffset, file.length);
    }

    /** Digest of the whole file: the snapshot's address. */
    public Digest digest() {
        return Digest.of(file);
    }
}
