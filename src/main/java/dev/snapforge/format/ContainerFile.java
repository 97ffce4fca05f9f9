package dev.snapforge.format;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A {@code .v8ss} file on disk that keeps every rule of the format, as a {@link Container} does in memory: neither is it written nor read as a
 * whole, so that its length costs no memory.
 *
 * @param path where it is
 * @param metadata what it says about its blob
 * @param digest of the whole file
 * @param size of the whole file, in bytes
 * @param blobOffset where the blob starts, in bytes
 */
public record ContainerFile(Path path, SnapshotMetadata metadata, Digest digest, long size, long blobOffset) {

    /**
     * Makes a container and reads it back, so that no writer can publish what a reader would refuse, nor another blob than the metadata's.
     *
     * @param blob the file with the blob
     * @param target where there is nothing yet
     * @throws ContainerException if metadata and blob do not agree or the blob is not sound
     */
    public static ContainerFile write(SnapshotMetadata metadata, Path blob, Path target) throws IOException {
        try (FileSource source = new FileSource(blob);
                FileChannel from = FileChannel.open(blob);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(to);
            out.write(Container.head(metadata, source));
            copy(from, 0, source.size(), to);
        }
        return read(target);
    }

    /**
     * Reads a file and enforces every rule of the format.
     *
     * @throws ContainerException with the code of the first rule that is broken
     */
    public static ContainerFile read(Path path) throws IOException {
        try (FileSource file = new FileSource(path)) {
            Container read = new ContainerReader(file).read();
            return new ContainerFile(path, read.metadata(), read.digest(), file.size(), read.blobOffset());
        }
    }

    /** How long the blob is, in bytes. */
    public long blobSize() {
        return size - blobOffset;
    }

    /**
     * Copies the blob.
     *
     * @param target where there is nothing yet
     */
    public void copyBlob(Path target) throws IOException {
        try (FileChannel from = FileChannel.open(path);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(from, blobOffset, blobSize(), to);
        }
    }

    private static void copy(FileChannel from, long offset, long length, FileChannel to) throws IOException {
        for (long done = 0; done < length; ) {
            long copied = from.transferTo(offset + done, length - done, to);
            if (copied <= 0) {
                throw new IOException("The file has become shorter");
            }
            done += copied;
        }
    }
}
