package dev.snapforge.cli.service;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that breaks off after so many bytes, whatever its sender has in store. */
final class BoundedStream extends FilterInputStream {

    private long left;

    /** @param most how many bytes come through */
    BoundedStream(InputStream stream, long most) {
        super(stream);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        return value < 0 ? value : counted(1, value);
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        int count = super.read(to, offset, length);
        return count < 0 ? count : counted(count, count);
    }

    private int counted(int count, int result) throws IOException {
        left -= count;
        if (left < 0) {
            throw new IOException("More than was agreed on");
        }
        return result;
    }
}
