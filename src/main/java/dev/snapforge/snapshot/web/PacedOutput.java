package dev.snapforge.snapshot.web;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.LongSupplier;

/** Writes to a client for as long as it takes enough: one that reads slowly holds a thread. */
final class PacedOutput extends FilterOutputStream {

    /** Small, because the time is looked at between two of them. */
    private static final int SLICE = 1 << 16;

    private static final double NANOS = 1e9;

    private final DownloadSettings settings;
    private final LongSupplier nanoTime;
    private final long begin;
    private long taken;

    /** @param nanoTime as {@link System#nanoTime()} */
    PacedOutput(OutputStream out, DownloadSettings settings, LongSupplier nanoTime) {
        super(out);
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.begin = nanoTime.getAsLong();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    /** @throws SlowReaderException if the client has not taken enough in its time */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += SLICE) {
            int size = Math.min(SLICE, length - done);
            out.write(bytes, offset + done, size);
            taken += size;
            double more = NANOS * taken / settings.minRate().toBytes();
            if (nanoTime.getAsLong() - begin > settings.grace().toNanos() + more) {
                throw new SlowReaderException();
            }
        }
    }

    /** A client takes a download too slowly. */
    static final class SlowReaderException extends IOException {

        private static final long serialVersionUID = 1L;

        SlowReaderException() {
            super("The client reads too slowly");
        }
    }
}
