package dev.snapforge.format;

import dev.snapforge.core.EngineId;
import java.io.IOException;
import java.nio.file.Path;

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
        return of(engine, new ArraySource(blob));
    }

    /**
     * The same for a file.
     *
     * @throws ContainerException {@code malformed-blob-header}
     */
    public static BlobExtent of(EngineId engine, Path blob) throws IOException {
        try (FileSource file = new FileSource(blob)) {
            return of(engine, file);
        }
    }

    private static BlobExtent of(EngineId engine, ByteSource blob) {
        byte[] head = blob.read(0, (int) Math.min(NodeBlobHeader.MOST, blob.size()));
        if (engine.writesNodeBlobs()) {
            NodeBlobHeader node = NodeBlobHeader.read(head, blob.size());
            return new BlobExtent(node.v8Offset(), node.v8Length(), node.v8());
        }
        return new BlobExtent(0, Math.toIntExact(blob.size()), BlobHeader.read(head, 0, blob.size()));
    }

    /** Where V8's checksum lies. */
    public int checksumAt() {
        return v8Offset + BlobHeader.CHECKSUM;
    }
}
