package dev.snapforge.bundle.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;

/** What a client has sent, all of it; its file goes when it is closed. */
public final class SpooledBody implements InputStreamSource, AutoCloseable {

    private final byte[] bytes;
    private final @Nullable Path file;
    private final long size;

    SpooledBody(byte[] bytes, @Nullable Path file, long size) {
        this.bytes = bytes;
        this.file = file;
        this.size = size;
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file);
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
