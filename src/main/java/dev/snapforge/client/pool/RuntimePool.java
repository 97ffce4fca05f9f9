package dev.snapforge.client.pool;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.utils.JavetResourceUtils;
import dev.snapforge.client.javet.ConflictingSnapshotException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * V8 runtimes that are started from one verified snapshot and lent to one thread at a time:
 *
 * <pre>{@code
 * try (RuntimePool pool = snapforge.pool(snapshot).maxRuntimes(8).spares(2).open()) {
 *     try (PooledRuntime borrowed = pool.borrow(Duration.ofSeconds(1))) {
 *         borrowed.runtime().getExecutor("handle()").executeVoid();
 *     }
 * }
 * }</pre>
 *
 * <p>By default each runtime is used once: nothing that one borrower's JavaScript did can reach the next. Spares are started in
 * the background, so that a borrower rarely waits for V8. Pools of different snapshots work side by side if the snapshots share a
 * process; otherwise, while a pool has runtimes, no other snapshot can be opened (see {@link ConflictingSnapshotException}).
 *
 * <p>Safe for use by several threads, which should be platform threads: Javet does not support virtual ones.
 */
public final class RuntimePool implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final Start start;
    private final ReusePolicy reuse;
    private final Duration closeTimeout;
    private final PoolAllocator slots;
    private final ExecutorService background;

    /** Makes a runtime. */
    @FunctionalInterface
    interface Start {
        V8Runtime runtime() throws JavetException;
    }

    RuntimePool(Start start, PoolLimits limits, ReusePolicy reuse, Duration closeTimeout) {
        this.start = start;
        this.reuse = reuse;
        this.closeTimeout = closeTimeout;
        this.slots = new PoolAllocator(limits);
        // One thread: runtimes are made one at a time anyway, see OpenRuntimeRegistry.
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "snapforge-runtime-pool");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        this.background = executor;
        startSpares();
    }

    /**
     * Lends a runtime to the calling thread. Borrowers are served in the order in which they came.
     *
     * @param atMost how long to wait while all runtimes are in use; making one may take some milliseconds more
     * @throws PoolExhaustedException if none came back in that time
     * @throws PoolClosedException if the pool is closed, also while waiting
     * @throws ConflictingSnapshotException if the snapshot cannot be open beside what is open in this process
     * @throws JavetException if Javet cannot make the runtime
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public PooledRuntime borrow(Duration atMost) throws InterruptedException, JavetException {
        V8Runtime ready = slots.acquire(atMost);
        PooledRuntime lease;
        try {
            lease = new PooledRuntime(this, ready == null ? start.runtime() : ready);
        } catch (Throwable e) {
            slots.failed();
            throw e;
        }
        slots.lent(lease, ready == null);
        startSpares();
        return lease;
    }

    /** What there is at this moment. */
    public PoolStatus status() {
        return slots.status();
    }

    /** As {@link #close(Duration)} with the time-out that was set; 10 seconds by default. */
    @Override
    public void close() {
        close(closeTimeout);
    }

    /**
     * Lends nothing any more, closes what is idle, and waits for what is borrowed. What comes back later is closed then.
     *
     * @param atMost how long to wait; an interrupt ends the wait as well, and stays set
     * @throws RuntimesBorrowedException if runtimes are still out; the call may be repeated
     */
    public void close(Duration atMost) {
        slots.close().forEach(JavetResourceUtils::safeClose);
        background.shutdown();
        boolean gone = false;
        try {
            gone = slots.awaitGone(atMost);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!gone) {
            throw new RuntimesBorrowedException(atMost, slots.borrowers());
        }
    }

    void takeBack(PooledRuntime lease, V8Runtime runtime, boolean discarded) throws JavetException {
        boolean kept = false;
        try {
            if (reuse == ReusePolicy.AFTER_RESET && !discarded && !runtime.isClosed() && slots.hasRoomForIdle()) {
                runtime.resetContext();
                kept = slots.keep(lease, runtime);
            }
        } finally {
            if (!kept) {
                try {
                    runtime.close();
                } finally {
                    slots.gone(lease);
                }
            }
        }
        startSpares();
    }

    private void startSpares() {
        int wanted = 0;
        while (slots.reserveSpare()) {
            wanted++;
        }
        // Not while they are being reserved: one that fails at once would be wanted again, and again.
        for (int i = 0; i < wanted; i++) {
            try {
                background.execute(this::startSpare);
            } catch (RejectedExecutionException e) {
                // Closed since the slot was reserved.
                slots.spareUnwanted();
            }
        }
    }

    private void startSpare() {
        if (slots.isClosed()) {
            slots.spareUnwanted();
            return;
        }
        V8Runtime spare;
        try {
            spare = start.runtime();
        } catch (Throwable e) {
            // Whoever borrows next makes a runtime and meets the same reason.
            slots.spareFailed();
            return;
        }
        if (!slots.addSpare(spare)) {
            JavetResourceUtils.safeClose(spare);
            slots.failed();
        }
    }
}
