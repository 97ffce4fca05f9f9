package dev.snapforge.format;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/** Bytes of a file, read a few at a time: how long the file is costs no memory. Failures to read are {@link UncheckedIOException}s. */
final class FileSource implements ByteSource, Closeable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final long size;

    FileSource(Path path) throws IOException {
        this.file = FileChannel.open(path);
        this.size = file.size();
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public byte[] read(long offset, int length) {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            read(bytes, offset + bytes.position());
        }
        return bytes.array();
    }

    @Override
    public void update(Checksum sum, long offset, long length) {
        pass(offset, length, sum, null);
    }

    @Override
    public void update(MessageDigest digest, long offset, long length) {
        pass(offset, length, null, digest);
    }

    private void pass(long offset, long length, @Nullable Checksum sum, @Nullable MessageDigest digest) {
        ByteBuffer part = ByteBuffer.allocate(BUFFER);
        for (long done = 0; done < length; done += part.limit()) {
            part.clear().limit((int) Math.min(BUFFER, length - done));
            read(part, offset + done);
            part.flip();
            if (sum != null) {
                sum.update(part.array(), 0, part.limit());
            }
            if (digest != null) {
                digest.update(part.array(), 0, part.limit());
            }
        }
    }

    private void read(ByteBuffer into, long position) {
        try {
            if (file.read(into, position) < 0) {
                throw new EOFException("The file has become shorter");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
