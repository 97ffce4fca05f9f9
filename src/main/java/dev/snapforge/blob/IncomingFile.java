package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/** One file on its way into the store; closing it removes what was not moved to an address. */
final class IncomingFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path path;

    IncomingFile(Path path) {
        this.path = path;
    }

    /** A file in the system's temporary directory, readable by this user only. */
    static IncomingFile temporary() {
        try {
            return new IncomingFile(Files.createTempFile("snapforge-", ".part"));
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Copies the stream into the file and forces it to the disk. */
    BlobStore.Stored receive(InputStream content, long maxBytes) throws IOException {
        MessageDigest sha256 = Digest.sha256();
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        try (Sink sink = new Sink(path)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > maxBytes) {
                    throw new BlobTooLargeException(maxBytes);
                }
                sha256.update(buffer, 0, read);
                sink.write(ByteBuffer.wrap(buffer, 0, read));
            }
            sink.force();
        }
        return new BlobStore.Stored(Digest.ofHash(sha256.digest()), size);
    }

    /** Gives the file its address. The directories are forced too: otherwise a power cut could undo the rename. */
    void moveTo(Path shard, String name) {
        try {
            Files.createDirectories(shard);
            Files.move(path, shard.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(shard);
            force(shard.resolve(".."));
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The writing side: its failures are the store's, and must not look like failures of the stream that is read. */
    private static final class Sink implements AutoCloseable {

        private static final int SLICE = 1 << 16;

        private final FileChannel channel;

        Sink(Path path) {
            try {
                channel = FileChannel.open(path, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw new BlobStoreUnavailableException(e);
            }
        }

        void write(ByteBuffer bytes) {
            try {
                while (bytes.hasRemaining()) {
                    // The JDK makes a buffer outside of the heap that is as long as what is written.
                    int length = Math.min(SLICE, bytes.remaining());
                    bytes.position(bytes.position() + channel.write(bytes.slice(bytes.position(), length)));
                }
            } catch (IOException e) {
                throw new BlobStoreUnavailableException(e);
            }
        }

        void force() {
            try {
                channel.force(true);
            } catch (IOException e) {
                throw new BlobStoreUnavailableException(e);
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new BlobStoreUnavailableException(e);
            }
        }
    }
}
