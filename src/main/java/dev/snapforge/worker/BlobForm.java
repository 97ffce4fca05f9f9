package dev.snapforge.worker;

import dev.snapforge.kernel.EngineId;
import dev.snapforge.signing.BlobHeader;
import dev.snapforge.signing.ContainerException;
import dev.snapforge.signing.NodeBlobHeader;

/**
 * Where V8's startup data lie in what an engine wrote: all of it, or a part of a Node snapshot.
 *
 * @param v8Offset in bytes
 * @param v8Length in bytes
 * @param header of V8's data
 */
record BlobForm(int v8Offset, int v8Length, BlobHeader header) {

    /** @throws ContainerException {@code malformed-blob-header} */
    static BlobForm of(EngineId engine, byte[] blob) {
        if (engine.writesNodeBlobs()) {
            NodeBlobHeader node = NodeBlobHeader.read(blob);
            return new BlobForm(node.v8Offset(), node.v8Length(), node.v8());
        }
        return new BlobForm(0, blob.length, BlobHeader.read(blob));
    }

    /** Where V8's checksum lies. */
    int checksumAt() {
        return v8Offset + BlobHeader.CHECKSUM;
    }
}
