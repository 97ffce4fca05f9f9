package dev.snapforge.client.pool;

import com.caoccao.javet.interop.V8Runtime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the runtimes of a pool are doing, and whether there may be more. {@link PoolAllocator} guards it with its lock. */
final class PoolOccupancy {

    private final PoolLimits limits;
    private final Deque<V8Runtime> idle = new ArrayDeque<>();
    private final Set<PooledRuntime> borrowed = new LinkedHashSet<>();
    private int starting;
    private int startingSpares;
    private long made;
    private long failedStarts;

    PoolOccupancy(PoolLimits limits) {
        this.limits = limits;
    }

    /** Whether one more borrower can be served. */
    boolean hasOne() {
        return !idle.isEmpty() || !isFull();
    }

    boolean wantsSpare() {
        return !isFull() && idle.size() + startingSpares < limits.spares();
    }

    boolean wantsIdle() {
        return idle.size() < limits.maxIdle();
    }

    /** Whether nothing is out and nothing on its way. */
    boolean isGone() {
        return borrowed.isEmpty() && starting == 0;
    }

    /** An idle runtime, or null if one is to be made; either counts as starting. */
    @Nullable
    V8Runtime take() {
        starting++;
        return idle.poll();
    }

    void started(PooledRuntime lease, boolean fresh) {
        starting--;
        made += fresh ? 1 : 0;
        borrowed.add(lease);
    }

    void notStarted() {
        starting--;
    }

    void startSpare() {
        starting++;
        startingSpares++;
    }

    /** The spare exists, but still counts as starting. */
    void spareMade() {
        made++;
        startingSpares--;
    }

    void spareStarted(V8Runtime spare) {
        starting--;
        idle.add(spare);
    }

    void spareFailed() {
        failedStarts++;
    }

    void spareNotStarted() {
        startingSpares--;
        starting--;
    }

    void keep(PooledRuntime lease, V8Runtime runtime) {
        borrowed.remove(lease);
        idle.add(runtime);
    }

    void gone(PooledRuntime lease) {
        borrowed.remove(lease);
    }

    List<V8Runtime> takeAllIdle() {
        List<V8Runtime> all = new ArrayList<>(idle);
        idle.clear();
        return all;
    }

    PoolStatus status() {
        return new PoolStatus(borrowed.size(), idle.size(), starting, made, failedStarts);
    }

    String borrowers() {
        String names = borrowed.stream().map(PooledRuntime::borrower).collect(Collectors.joining(", "));
        return names.isEmpty() ? "a runtime that is being started" : names;
    }

    private boolean isFull() {
        return borrowed.size() + idle.size() + starting >= limits.maxRuntimes();
    }
}
