package dev.snapforge.snapshot.encoding;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdInputStream;
import dev.snapforge.core.Digest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Compresses with Zstandard (RFC 8878), alone or with a dictionary (RFC 9842, section 5). */
final class ZstdCompression {

    /** Higher levels save a few per cent of a heap snapshot and take several times as long; lower ones find little in a dictionary. */
    private static final int LEVEL = 9;

    /** A skippable frame of Zstandard that holds a SHA-256. */
    private static final byte[] DICTIONARY_HEADER = {0x5E, 0x2A, 0x4D, 0x18, 0x20, 0, 0, 0};

    private static final long LEAST_WINDOW = 8L << 20;
    private static final int MOST_WINDOW_LOG = 27;

    private ZstdCompression() {}

    static byte[] compress(byte[] content) {
        return Zstd.compress(content, LEVEL);
    }

    /**
     * Whether a decoder takes a delta of these sizes: it may refuse a window of more than 8 MiB that is also more than 1.25 times the
     * dictionary (RFC 9842, section 5), and the window is the whole content here.
     */
    static boolean fits(long size, long dictionarySize) {
        return size <= Math.max(LEAST_WINDOW, dictionarySize + dictionarySize / 4);
    }

    /** The body of a response in the coding {@code dcz}. */
    static byte[] compress(byte[] content, byte[] dictionary, Digest dictionaryDigest) {
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.setLevel(LEVEL);
            context.setWindowLog(windowLog(Math.max(content.length, dictionary.length)));
            context.setContentSize(true);
            context.loadDict(dictionary);
            byte[] frame = context.compress(content);
            return ByteBuffer.allocate(DICTIONARY_HEADER.length + dictionaryDigest.bytes().length + frame.length)
                    .put(DICTIONARY_HEADER)
                    .put(dictionaryDigest.bytes())
                    .put(frame)
                    .array();
        }
    }

    /**
     * The digest of what these bytes decode to, read in small parts.
     *
     * @param most bytes that may come out
     * @throws IOException if they are not Zstandard, or decode to more
     */
    static Digest decodedDigest(byte[] encoded, byte @Nullable [] dictionary, long most) throws IOException {
        try (ZstdInputStream decoded = new ZstdInputStream(new ByteArrayInputStream(encoded))) {
            decoded.setLongMax(MOST_WINDOW_LOG);
            if (dictionary != null) {
                decoded.setDict(dictionary);
            }
            return Digest.of(new Bounded(decoded, most));
        }
    }

    private static int windowLog(int size) {
        return Math.min(MOST_WINDOW_LOG, Math.max(10, Integer.SIZE - Integer.numberOfLeadingZeros(size - 1)));
    }

    /** Fails instead of giving more than it should. */
    private static final class Bounded extends FilterInputStream {

        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            return counted(count, count);
        }

        private int counted(int result, int count) throws IOException {
            left -= result < 0 ? 0 : count;
            if (left < 0) {
                throw new IOException("It decodes to more bytes than it should");
            }
            return result;
        }
    }
}
