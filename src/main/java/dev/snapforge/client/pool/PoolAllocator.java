package dev.snapforge.client.pool;

import com.caoccao.javet.interop.V8Runtime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a runtime, and when: the bookkeeping of a {@link RuntimePool}. It never calls V8, so its lock is held for moments
 * only. A runtime occupies its slot until it has been closed: the bound is one of memory.
 */
final class PoolAllocator {

    private final PoolLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> queue = new ArrayDeque<>();
    private final PoolOccupancy runtimes;
    private boolean closed;

    PoolAllocator(PoolLimits limits) {
        this.limits = limits;
        this.runtimes = new PoolOccupancy(limits);
    }

    /**
     * Waits for its turn: who came first is served first.
     *
     * @return an idle runtime, or null if the caller is to make one and say so. Until it is {@link #lent} or has
     *     {@link #failed} it counts as starting
     * @throws PoolClosedException if the pool is closed, also while waiting
     * @throws PoolExhaustedException if the time is over
     */
    @Nullable
    V8Runtime acquire(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        Object turn = new Object();
        queue.add(turn);
        try {
            long left = atMost.toNanos();
            while (!closed && (queue.peek() != turn || !runtimes.hasOne())) {
                if (left <= 0) {
                    throw new PoolExhaustedException(limits.maxRuntimes(), atMost, runtimes.borrowers());
                }
                left = changed.awaitNanos(left);
            }
            if (closed) {
                throw new PoolClosedException();
            }
            return runtimes.take();
        } finally {
            queue.remove(turn);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Whether there is room and need for one more spare; if so, it counts as starting. */
    boolean reserveSpare() {
        return locked(() -> {
            boolean wanted = !closed && runtimes.wantsSpare();
            if (wanted) {
                runtimes.startSpare();
            }
            return wanted;
        });
    }

    /** Whether the pool takes the spare; if not, it still occupies its slot until {@link #failed} */
    boolean addSpare(V8Runtime spare) {
        return locked(() -> {
            runtimes.spareMade();
            if (!closed) {
                runtimes.spareStarted(spare);
                changed.signalAll();
            }
            return !closed;
        });
    }

    void spareFailed() {
        change(() -> {
            runtimes.spareFailed();
            runtimes.spareNotStarted();
        });
    }

    void spareUnwanted() {
        change(runtimes::spareNotStarted);
    }

    boolean isClosed() {
        return locked(() -> closed);
    }

    /** The slot of a runtime that was starting is free. */
    void failed() {
        change(runtimes::notStarted);
    }

    void lent(PooledRuntime lease, boolean fresh) {
        change(() -> runtimes.started(lease, fresh));
    }

    /** Whether a runtime that comes back now would be kept, if it can be. */
    boolean hasRoomForIdle() {
        return locked(() -> !closed && runtimes.wantsIdle());
    }

    /** Whether a runtime that came back is kept; if not, it still occupies its slot until {@link #gone} */
    boolean keep(PooledRuntime lease, V8Runtime runtime) {
        return locked(() -> {
            boolean kept = hasRoomForIdle();
            if (kept) {
                runtimes.keep(lease, runtime);
                changed.signalAll();
            }
            return kept;
        });
    }

    void gone(PooledRuntime lease) {
        change(() -> runtimes.gone(lease));
    }

    /** Refuses borrowers from now on, and hands over what is idle. */
    List<V8Runtime> close() {
        return locked(() -> {
            closed = true;
            changed.signalAll();
            return runtimes.takeAllIdle();
        });
    }

    /** Waits until all runtimes are gone, and says whether they are. */
    boolean awaitGone(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (!runtimes.isGone() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return runtimes.isGone();
        } finally {
            lock.unlock();
        }
    }

    PoolStatus status() {
        return locked(runtimes::status);
    }

    String borrowers() {
        return locked(runtimes::borrowers);
    }

    private void change(Runnable change) {
        locked(() -> {
            change.run();
            changed.signalAll();
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
