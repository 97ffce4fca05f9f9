package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValuePromise;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime's host functions still have to do: timers that come due, promises whose {@link CompletionStage} ended. V8 has no
 * loop of its own, so nothing of it happens until the owner of the runtime calls {@link #runDue()} or
 * {@link #runUntilIdle(Duration)}, on the thread that uses the runtime. Not safe for use by several threads; stages may
 * end on any. It needs no closing: all that waits is dropped when the runtime is closed.
 */
public final class EventLoop {

    private final V8Runtime runtime;
    private final LongSupplier nanoTime;
    private final Timers timers;
    private final BlockingQueue<Settlement> settlements = new LinkedBlockingQueue<>();
    private int unsettled;
    private Restoration restoration = Restoration.DONE;

    EventLoop(V8Runtime runtime, LongSupplier nanoTime) {
        this.runtime = runtime;
        this.nanoTime = nanoTime;
        this.timers = new Timers(nanoTime);
    }

    /**
     * Settles the promises whose stages have ended, then runs the timers that are due, each with the microtasks it leads to; it
     * does not wait.
     *
     * @return how many there were of both
     * @throws JavetException what a callback threw; the timers after it stay due
     * @throws RestoreFailedException if a promise that a callback of onRestore returned was rejected meanwhile; once
     * @throws RuntimeClosedException if the runtime is closed
     */
    public int runDue() throws JavetException {
        requireOpen();
        int ran = 0;
        for (Settlement next = settlements.poll(); next != null; next = settlements.poll()) {
            settle(next);
            ran++;
        }
        ran += timers.runDue();
        restoration.isDone();
        return ran;
    }

    /**
     * Runs what is due and waits for what is not, until nothing is left or the time is over.
     *
     * @return whether nothing is left; an interval that is never cleared always is
     * @throws JavetException what a callback threw; what comes after it is left
     * @throws RestoreFailedException as {@link #runDue()}
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws RuntimeClosedException if the runtime is closed
     */
    public boolean runUntilIdle(Duration atMost) throws JavetException, InterruptedException {
        return runUntil(this::isIdle, atMost);
    }

    /**
     * Runs what is due, and waits for what is not, until the promises that callbacks of onRestore returned have been fulfilled, or the
     * time is over. A bundle whose callbacks open connections is ready for its first call then.
     *
     * @return whether it is ready; at once if no callback returned a promise that is pending
     * @throws JavetException what a callback threw; what comes after it is left
     * @throws RestoreFailedException if such a promise was rejected
     * @throws InterruptedException if the thread is interrupted while it waits
     * @throws RuntimeClosedException if the runtime is closed
     */
    public boolean runUntilRestored(Duration atMost) throws JavetException, InterruptedException {
        return runUntil(restoration::isDone, atMost);
    }

    private boolean runUntil(Condition end, Duration atMost) throws JavetException, InterruptedException {
        long start = nanoTime.getAsLong();
        runDue();
        for (long left = atMost.toNanos();
                !end.isMet() && left > 0;
                left = atMost.toNanos() - nanoTime.getAsLong() + start) {
            Settlement next = settlements.poll(Math.min(left, timers.untilNext().orElse(left)), TimeUnit.NANOSECONDS);
            if (next != null) {
                settle(next);
            }
            runDue();
        }
        return end.isMet();
    }

    /** What is waited for. */
    @FunctionalInterface
    private interface Condition {
        boolean isMet() throws JavetException;
    }

    /** Whether no timer waits and no promise of a host function is unsettled. */
    public boolean isIdle() {
        return timers.isEmpty() && unsettled == 0;
    }

    /** How long until the next timer is due, zero if it is; empty if no timer waits. */
    public Optional<Duration> untilNextTimer() {
        OptionalLong nanos = timers.untilNext();
        return nanos.isPresent() ? Optional.of(Duration.ofNanos(nanos.getAsLong())) : Optional.empty();
    }

    /** What the bundle does after the restore, which has not ended. */
    void restoring(Restoration underway) {
        restoration = underway;
    }

    Timers timers() {
        return timers;
    }

    /** A promise that this loop settles as the stage ends. */
    V8Value promise(CompletionStage<?> stage) throws JavetException {
        V8ValuePromise resolver = runtime.createV8ValuePromise();
        unsettled++;
        stage.whenComplete((value, failure) -> settlements.add(new Settlement(resolver, value, failure)));
        return resolver.getPromise();
    }

    private void settle(Settlement settlement) throws JavetException {
        unsettled--;
        try (V8ValuePromise resolver = settlement.resolver) {
            if (settlement.failure == null) {
                try (V8Value value = HostFunctions.toV8(runtime, settlement.value)) {
                    resolver.resolve(value);
                }
            } else {
                try (V8Value error = error(settlement.failure)) {
                    resolver.reject(error);
                }
            }
        }
    }

    private V8Value error(Throwable failure) throws JavetException {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        try (V8ValueFunction make = runtime.getExecutor("(message) => new Error(message)")
                .setResourceName("snapforge:bind.js")
                .execute()) {
            return make.call(null, cause.getMessage() == null ? cause.toString() : cause.getMessage());
        }
    }

    private void requireOpen() {
        if (runtime.isClosed()) {
            throw new RuntimeClosedException();
        }
    }

    private record Settlement(
            V8ValuePromise resolver,
            @Nullable Object value,
            @Nullable Throwable failure) {}
}
