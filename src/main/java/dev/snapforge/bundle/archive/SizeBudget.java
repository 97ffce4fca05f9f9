package dev.snapforge.bundle.archive;

import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.UploadLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what really comes out of an upload while it comes out; sizes that an archive declares are never believed.
 */
public final class SizeBudget {

    /** Small archives of very regular text reach high ratios honestly; below one megabyte nobody is hurt by them. */
    static final long FREE_BYTES = 1 << 20;

    private final UploadLimits limits;
    private long spent;

    public SizeBudget(UploadLimits limits) {
        this.limits = limits;
    }

    /** The most bytes that can come out of an archive before it is refused; as much again may be in a last step beyond that. */
    public static long most(long archiveBytes, UploadLimits limits) {
        return FREE_BYTES + archiveBytes * limits.maxRatio();
    }

    /** Counts what is read from a stream that is not compressed. */
    public InputStream guard(InputStream content) {
        return new Guarded(content, Long.MAX_VALUE / limits.maxRatio(), "");
    }

    /**
     * Counts what is read from a stream that expands.
     *
     * @param compressedBytes what the stream expands from: known to be there, not just declared
     * @param archive name for the refusal
     */
    InputStream guardExpansion(InputStream content, long compressedBytes, String archive) {
        return new Guarded(content, Math.max(1, compressedBytes), archive);
    }

    private final class Guarded extends FilterInputStream {

        private final long compressedBytes;
        private final String archive;
        private long expanded;

        Guarded(InputStream content, long compressedBytes, String archive) {
            super(content);
            this.compressedBytes = compressedBytes;
            this.archive = archive;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        /** Skipping would let bytes pass uncounted. */
        @Override
        public long skip(long count) throws IOException {
            byte[] buffer = new byte[(int) Math.min(count, 1 << 13)];
            return Math.max(0, read(buffer, 0, buffer.length));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(int bytes) {
            expanded += bytes;
            spent += bytes;
            if (expanded > FREE_BYTES && expanded / limits.maxRatio() >= compressedBytes) {
                throw ArchiveException.bomb(FileNameRules.shown(archive), limits.maxRatio());
            }
            if (spent > limits.maxBytes()) {
                throw BundleException.tooLarge(limits.maxBytes());
            }
        }
    }
}
