package dev.snapforge.format;

import dev.snapforge.core.Digest;
import java.security.MessageDigest;

/** The blob at the end of a container, which must be the one that the metadata describe. */
final class ContainerBlob {

    private final ByteSource file;
    private final int offset;
    private final long length;
    private final SnapshotMetadata metadata;

    ContainerBlob(ByteSource file, int offset, SnapshotMetadata metadata) {
        this.file = file;
        this.offset = offset;
        this.length = file.size() - offset;
        this.metadata = metadata;
    }

    void check() {
        MessageDigest sha256 = Digest.sha256();
        file.update(sha256, offset, length);
        Digest digest = Digest.ofHash(sha256.digest());
        if (metadata.blobSize() != length || !metadata.blob().equals(digest)) {
            throw new ContainerException(
                    "blob-digest-mismatch",
                    "The blob is not the one that the metadata describes.",
                    metadata.blob() + " of " + metadata.blobSize() + " bytes",
                    digest + " of " + length + " bytes");
        }
        byte[] head = file.read(offset, (int) Math.min(NodeBlobHeader.MOST, length));
        if (metadata.target().engine().writesNodeBlobs()) {
            NodeBlobHeader node = NodeBlobHeader.read(head, length);
            checkNode(node);
            checkV8Data(node.v8(), offset + node.v8Offset(), node.v8Length());
        } else {
            checkV8Data(BlobHeader.read(head, 0, length), offset, length);
        }
    }

    private void checkNode(NodeBlobHeader blob) {
        String platform = metadata.target().platform().toString();
        boolean own = metadata.target().engine().isNode();
        // Javet's version is not Node's; there, V8's version tells Node's builds apart.
        String version = own ? metadata.engineVersion() : blob.nodeVersion();
        if (!blob.nodeVersion().equals(version) || !blob.platform().equals(platform) || blob.customised() != own) {
            throw new ContainerException(
                    "node-build-disagrees",
                    "The blob is for another Node than the metadata say.",
                    version + " on " + platform + (own ? "" : ", inside of Javet"),
                    blob.nodeVersion() + " on " + blob.platform()
                            + (blob.customised() ? "" : ", inside of another program"));
        }
    }

    private void checkV8Data(BlobHeader blob, int from, long size) {
        if (!blob.v8Version().equals(metadata.v8Version())) {
            throw versionDisagrees(metadata.v8Version(), blob.v8Version() + " in the blob");
        }
        if (!blob.rehashable()) {
            throw new ContainerException(
                    "not-rehashable",
                    "The blob would keep the hash seed it was built with.",
                    "a rehashable blob",
                    "one that is not");
        }
        long checksum = BlobHeader.checksumOf(file, from, size);
        if (checksum != blob.checksum()) {
            throw new ContainerException(
                    "blob-checksum-mismatch",
                    "The blob's own checksum is wrong.",
                    Long.toHexString(blob.checksum()),
                    Long.toHexString(checksum));
        }
    }

    static ContainerException versionDisagrees(String inMetadata, String found) {
        return new ContainerException(
                "v8-version-disagrees",
                "The container names more than one version of V8.",
                inMetadata + " as in the metadata",
                found);
    }
}
