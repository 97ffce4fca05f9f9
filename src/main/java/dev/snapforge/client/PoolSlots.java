package dev.snapforge.client;

import com.caoccao.javet.interop.V8Runtime;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a runtime, and when: the bookkeeping of a {@link RuntimePool}. It never calls V8, so its lock is held for moments
 * only. A runtime occupies its slot until it has been closed: the bound is one of memory.
 */
final class PoolSlots {

    private final PoolLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> queue = new ArrayDeque<>();
    private final Deque<V8Runtime> idle = new ArrayDeque<>();
    private final Set<PooledRuntime> borrowed = new LinkedHashSet<>();
    private int starting;
    private int startingSpares;
    private long made;
    private long failedStarts;
    private boolean closed;

    PoolSlots(PoolLimits limits) {
        this.limits = limits;
    }

    /**
     * Waits for its turn: who came first is served first.
     *
     * @return an idle runtime, or null where the caller is to make one and say so. Until it is {@link #lent} or has
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
            while (!closed && (queue.peek() != turn || (idle.isEmpty() && isFull()))) {
                if (left <= 0) {
                    throw new PoolExhaustedException(limits.maxRuntimes(), atMost, borrowers());
                }
                left = changed.awaitNanos(left);
            }
            if (closed) {
                throw new PoolClosedException();
            }
            starting++;
            return idle.poll();
        } finally {
            queue.remove(turn);
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Whether there is room and need for one more spare; if so, it counts as starting. */
    boolean reserveSpare() {
        lock.lock();
        try {
            boolean wanted = !closed && !isFull() && idle.size() + startingSpares < limits.spares();
            if (wanted) {
                starting++;
                startingSpares++;
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pool takes the spare; if not, it still occupies its slot until {@link #failed} */
    boolean addSpare(V8Runtime spare) {
        lock.lock();
        try {
            made++;
            startingSpares--;
            if (!closed) {
                starting--;
                idle.add(spare);
                changed.signalAll();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    void spareFailed() {
        lock.lock();
        try {
            failedStarts++;
            spareUnwanted();
        } finally {
            lock.unlock();
        }
    }

    void spareUnwanted() {
        lock.lock();
        try {
            startingSpares--;
            failed();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The slot of a runtime that was starting is free. */
    void failed() {
        lock.lock();
        try {
            starting--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void lent(PooledRuntime lease, boolean fresh) {
        lock.lock();
        try {
            starting--;
            made += fresh ? 1 : 0;
            borrowed.add(lease);
        } finally {
            lock.unlock();
        }
    }

    /** Whether a runtime that comes back now would be kept, if it can be. */
    boolean hasRoomForIdle() {
        lock.lock();
        try {
            return !closed && idle.size() < limits.maxIdle();
        } finally {
            lock.unlock();
        }
    }

    /** Whether a runtime that came back is kept; if not, it still occupies its slot until {@link #gone} */
    boolean keep(PooledRuntime lease, V8Runtime runtime) {
        lock.lock();
        try {
            boolean kept = hasRoomForIdle();
            if (kept) {
                borrowed.remove(lease);
                idle.add(runtime);
                changed.signalAll();
            }
            return kept;
        } finally {
            lock.unlock();
        }
    }

    void gone(PooledRuntime lease) {
        lock.lock();
        try {
            borrowed.remove(lease);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses borrowers from now on, and hands over what is idle. */
    List<V8Runtime> close() {
        lock.lock();
        try {
            closed = true;
            List<V8Runtime> rest = new ArrayList<>(idle);
            idle.clear();
            changed.signalAll();
            return rest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all runtimes are gone, and says whether they are. */
    boolean awaitGone(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while ((!borrowed.isEmpty() || starting > 0) && left > 0) {
                left = changed.awaitNanos(left);
            }
            return borrowed.isEmpty() && starting == 0;
        } finally {
            lock.unlock();
        }
    }

    PoolStatus status() {
        lock.lock();
        try {
            return new PoolStatus(borrowed.size(), idle.size(), starting, made, failedStarts);
        } finally {
            lock.unlock();
        }
    }

    String borrowers() {
        lock.lock();
        try {
            String names = borrowed.stream().map(PooledRuntime::borrower).collect(Collectors.joining(", "));
            return names.isEmpty() ? "a runtime that is being started" : names;
        } finally {
            lock.unlock();
        }
    }

    private boolean isFull() {
        return borrowed.size() + idle.size() + starting >= limits.maxRuntimes();
    }
}
