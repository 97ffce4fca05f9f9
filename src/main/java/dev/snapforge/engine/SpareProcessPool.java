package dev.snapforge.engine;

import dev.snapforge.engine.protocol.EngineMode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Started processes that nobody has used yet, so that a job does not wait for a JVM. Each one is used once. The first are
 * started after the first job, and they are ended when no job came for a while: an idle builder holds no memory for them.
 */
final class SpareProcessPool implements AutoCloseable {

    /** Of each mode. */
    private static final int PROCESSES_OF_A_BUILD = 2;

    private static final Logger LOG = LoggerFactory.getLogger(SpareProcessPool.class);

    /** Far more than a start takes. */
    private static final Duration LONGEST_START = Duration.ofSeconds(10);

    private final EngineLauncher launcher;
    private final EngineWatchdog watchdog;
    private final Executor starter;
    private final int builds;
    private final Duration life;
    private final Map<EngineMode, Deque<Spare>> spares = new EnumMap<>(EngineMode.class);
    private final Map<EngineMode, Integer> starting = new EnumMap<>(EngineMode.class);
    private final Map<EngineMode, Integer> awaited = new EnumMap<>(EngineMode.class);
    private boolean closed;

    SpareProcessPool(EngineLauncher launcher, EngineWatchdog watchdog, Executor starter, int builds, Duration life) {
        this.launcher = launcher;
        this.watchdog = watchdog;
        this.starter = starter;
        this.builds = builds;
        this.life = life;
        for (EngineMode mode : EngineMode.values()) {
            spares.put(mode, new ArrayDeque<>());
        }
    }

    /** A ready process: a spare one if there is one or will be soon, otherwise a new one. The caller discards it. */
    EngineProcess take(EngineMode mode) throws IOException {
        for (Spare spare = next(mode); spare != null; spare = next(mode)) {
            if (spare.process().alive()) {
                return spare.process();
            }
            end(spare.process());
        }
        return start(mode);
    }

    /** Waits for one that is being started, if nobody else does: it has a lead over another that would be started now. */
    private synchronized @Nullable Spare next(EngineMode mode) {
        awaited.merge(mode, 1, Integer::sum);
        try {
            awaitWhile(() -> waiting(mode).isEmpty() && starting(mode) >= awaited(mode));
            return poll(mode);
        } finally {
            awaited.merge(mode, -1, Integer::sum);
        }
    }

    /** Waits until no process is being started, which takes a processor from what runs. */
    synchronized void awaitStarted() {
        awaitWhile(() -> starting.values().stream().anyMatch(it -> it > 0));
    }

    /** Not for ever, as one that starts may hang. */
    private synchronized void awaitWhile(BooleanSupplier going) {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        try {
            long left = LONGEST_START.toMillis();
            while (left > 0 && going.getAsBoolean()) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            // What ends this thread ends the processes as well.
            Thread.currentThread().interrupt();
        }
    }

    /** How many wait, of all modes. */
    synchronized int count() {
        return spares.values().stream().mapToInt(Deque::size).sum();
    }

    /** Ends a used process in the background: the job goes on meanwhile. */
    void discard(EngineProcess used) {
        try {
            starter.execute(() -> end(used));
        } catch (RejectedExecutionException e) {
            // The service is being stopped.
            end(used);
        }
    }

    /** Starts processes in the place of used ones, in the background: one after the other, which leaves a processor to the job. */
    void renew(List<EngineMode> used) {
        List<EngineMode> wanted = used.stream().filter(this::reserve).toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            starter.execute(() -> wanted.forEach(this::refill));
        } catch (RejectedExecutionException e) {
            // As above.
            wanted.forEach(mode -> keep(mode, null));
        }
    }

    private void refill(EngineMode mode) {
        EngineProcess process = null;
        try {
            process = start(mode);
        } catch (IOException e) {
            // The next job starts its own process and reports what is wrong.
            LOG.warn("No spare engine process could be started: {}", e.getMessage());
        } finally {
            keep(mode, process);
        }
    }

    /** Ends the spares that have waited longer than they may. */
    void retire() {
        long oldest = System.nanoTime() - life.toNanos();
        synchronized (this) {
            for (Deque<Spare> waiting : spares.values()) {
                for (Spare spare = waiting.peekFirst();
                        spare != null && spare.since() - oldest < 0;
                        spare = waiting.peekFirst()) {
                    end(waiting.removeFirst().process());
                }
            }
        }
    }

    private EngineProcess start(EngineMode mode) throws IOException {
        EngineProcess process = launcher.start(mode);
        watchdog.watch(process);
        try {
            process.awaitReady();
            return process;
        } catch (IOException e) {
            EngineTermination death = process.death();
            String output = process.output();
            end(process);
            throw new IOException(
                    "The engine process did not start (" + death.cause() + ", exit code " + death.exitCode() + "): "
                            + output.strip(),
                    e);
        }
    }

    private void end(EngineProcess process) {
        watchdog.forget(process);
        process.close();
    }

    /** Several jobs may end at once: what is being started counts, too. */
    private synchronized boolean reserve(EngineMode mode) {
        if (closed || waiting(mode).size() + starting(mode) >= wanted()) {
            return false;
        }
        starting.merge(mode, 1, Integer::sum);
        return true;
    }

    private synchronized void keep(EngineMode mode, @Nullable EngineProcess process) {
        starting.merge(mode, -1, Integer::sum);
        notifyAll();
        if (process != null && closed) {
            end(process);
        } else if (process != null) {
            waiting(mode).addLast(new Spare(process, System.nanoTime()));
        }
    }

    /** A build takes two that make snapshots, one of which runs the source, and one or two that load: what was made, and before it the parser. */
    private int wanted() {
        return PROCESSES_OF_A_BUILD * builds;
    }

    private int awaited(EngineMode mode) {
        return awaited.getOrDefault(mode, 0);
    }

    private int starting(EngineMode mode) {
        return starting.getOrDefault(mode, 0);
    }

    private @Nullable Spare poll(EngineMode mode) {
        return waiting(mode).pollLast();
    }

    private Deque<Spare> waiting(EngineMode mode) {
        return Objects.requireNonNull(spares.get(mode));
    }

    @Override
    public synchronized void close() {
        closed = true;
        spares.values().forEach(waiting -> {
            waiting.forEach(spare -> end(spare.process()));
            waiting.clear();
        });
    }

    private record Spare(EngineProcess process, long since) {}
}
