package dev.snapforge.engine.protocol.frame;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The fields of one frame, read as they arrive: nothing is kept twice, and no field can claim more than its frame has left. */
public final class FrameInput extends DataInputStream {

    /** Each costs its reader more memory than it takes in a frame. */
    private static final int MAX_ELEMENTS = 1 << 20;

    private final Rest rest;

    private FrameInput(Rest rest) {
        super(rest);
        this.rest = rest;
    }

    /**
     * The fields of a frame.
     *
     * @param length of the frame, which begins now, in bytes
     */
    public static FrameInput of(InputStream from, int length) {
        return new FrameInput(new Rest(from, length));
    }

    /** The length of a field that follows, in bytes. */
    public int readLength() throws IOException {
        int length = readInt();
        if (length < 0 || length > rest.left) {
            throw new IOException("A field of " + length + " bytes in a frame that has " + rest.left + " left");
        }
        return length;
    }

    /** How many elements of a list follow; each takes at least a byte. */
    public int readSize() throws IOException {
        int size = readLength();
        if (size > MAX_ELEMENTS) {
            throw new IOException("A list of " + size + " elements is not taken: at most " + MAX_ELEMENTS);
        }
        return size;
    }

    /**
     * Returns if the fields that were read are all that the frame has.
     *
     * @throws IOException if there is more
     */
    public void requireEnd() throws IOException {
        if (rest.left > 0) {
            throw new IOException("A frame has " + rest.left + " bytes behind its last field");
        }
    }

    /** A stream that ends where the frame does. */
    private static final class Rest extends FilterInputStream {

        private int left;

        private Rest(InputStream from, int length) {
            super(from);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int read = super.read(bytes, from, Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
