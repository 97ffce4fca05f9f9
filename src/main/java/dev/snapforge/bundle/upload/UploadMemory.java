package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.UploadLimits;
import dev.snapforge.bundle.archive.ArchiveFormat;
import dev.snapforge.bundle.archive.SizeBudget;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The sources that uploads have in memory, all together, in units of a KiB: who sends them decides how many there are. */
final class UploadMemory {

    private static final long UNIT = 1024;

    private final int all;
    private final Semaphore free;
    private final Duration patience;
    private final UploadLimits limits;

    UploadMemory(SpoolSettings settings, UploadLimits limits) {
        this.all = Math.toIntExact(settings.memory().toBytes() / UNIT);
        this.free = new Semaphore(all, true);
        this.patience = settings.memoryWait();
        this.limits = limits;
    }

    /** A part of the memory, until it is closed. */
    interface Share extends AutoCloseable {

        /** Nothing of the memory. */
        Share NONE = () -> {};

        @Override
        void close();
    }

    /**
     * Waits for as much memory as the sources of an upload may take.
     *
     * @throws UploadException {@code uploads-busy}, if others need theirs for too long
     */
    Share take(List<UploadPart> parts) {
        long bytes = parts.stream().mapToLong(this::most).sum();
        int units = (int) Math.min(all, bytes / UNIT + 1);
        try {
            if (!free.tryAcquire(units, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new UploadsBusyException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UploadsBusyException();
        }
        return () -> free.release(units);
    }

    /** Bytes that are taken at this moment. */
    double taken() {
        return (double) UNIT * (all - free.availablePermits());
    }

    private long most(UploadPart part) {
        long expanded =
                ArchiveFormat.of(part.fileName()).isEmpty() ? part.size() : SizeBudget.most(part.size(), limits);
        return Math.min(expanded, limits.maxBytes());
    }
}
