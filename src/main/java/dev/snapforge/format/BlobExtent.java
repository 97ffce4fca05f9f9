package dev.snapforge.format;

import dev.snapforge.core.EngineId;

/**
 * Where V8's startup data lie in what an engine wrote: all of it, or a part of a Node snapshot.
 *
 * @param v8Offset in bytes
 * @param v8Length in bytes
 * @param header of V8's data
 */
public record BlobExtent(int v8Offset, int v8Length, BlobHeader header) {

    /**
     * Finds V8's startup data in what an engine wrote.
     *
     * @throws ContainerException {@code malformed-blob-header}
     */
    public static BlobExtent of(EngineId engine, byte[] blob) {
        if (engine.writesNodeBlobs()) {
            NodeBlobHeader node = NodeBlobHeader.read(blob);
            return new BlobExtent(node.v8Offset(), node.v8Length(), node.v8());
        }
        return new BlobExtent(0, blob.length, BlobHeader.read(blob));
    }

    /** Where V8's checksum lies. */
    public int checksumAt() {
        return v8Offset + BlobHeader.CHECKSUM;
    }
}
