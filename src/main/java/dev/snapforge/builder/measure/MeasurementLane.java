package dev.snapforge.builder.measure;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.measurement.Measurement;
import dev.snapforge.measurement.MeasurementResult;
import dev.snapforge.measurement.Measurements;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Measures one published snapshot after the other while the builder has nothing to build, and has not had for a moment. A job that comes
 * meanwhile ends the measuring at once, which begins anew later.
 */
@Component
@BuilderRole
public class MeasurementLane {

    private static final Logger LOG = LoggerFactory.getLogger(MeasurementLane.class);

    /** Builds often come one after the other, and their engine processes should be started by then. */
    private static final Duration REST = Duration.ofSeconds(2);

    /** How long a builder that stops waits for what was measured. */
    private static final Duration END = Duration.ofSeconds(3);

    /** How often it is looked for something to measure. */
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Measurements measurements;
    private final SnapshotMeasurement measuring;
    private final AttemptMeters attempts;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(task -> new Thread(task, "builder-measurements"));
    private final CountDownLatch stopped = new CountDownLatch(1);
    private int jobs;
    private long idleSince = System.nanoTime();
    private @Nullable EngineSession current;

    MeasurementLane(Measurements measurements, SnapshotMeasurement measuring, AttemptMeters attempts) {
        this.measurements = measurements;
        this.measuring = measuring;
        this.attempts = attempts;
    }

    /** Begins to measure what these engines have made. */
    public void start(Collection<Engine> engines) {
        Map<Target, Engine> offered =
                engines.stream().collect(Collectors.toMap(it -> it.facts().target(), Function.identity()));
        thread.execute(() -> work(offered));
    }

    /** A job begins: nothing is measured until it has ended. */
    public synchronized void jobBegins() {
        jobs++;
        interrupt();
    }

    /** A job has ended. */
    public synchronized void jobEnds() {
        jobs--;
        idleSince = System.nanoTime();
    }

    /** Ends what is being measured, and begins with nothing more; waits a little for what is left to be written. */
    public void stop() {
        stopped.countDown();
        synchronized (this) {
            interrupt();
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void interrupt() {
        if (current != null) {
            current.cancel();
        }
    }

    private void work(Map<Target, Engine> engines) {
        try {
            while (stopped.getCount() > 0) {
                if (!isAtRest() || !measureOne(engines)) {
                    stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isAtRest() {
        return jobs == 0 && System.nanoTime() - idleSince >= REST.toNanos();
    }

    /** Whether there was one. */
    private boolean measureOne(Map<Target, Engine> engines) {
        try (MachineLock lock = MachineLock.take()) {
            Optional<Measurement> taken = lock.isHeld() ? measurements.take(engines.keySet()) : Optional.empty();
            taken.ifPresent(it -> measure(it, Objects.requireNonNull(engines.get(it.target()))));
            return taken.isPresent();
        } catch (IOException | RuntimeException e) {
            // Whatever it was: the next look comes, and a measurement that was taken comes back when its time is up.
            LOG.warn("Nothing can be measured now: {}", e.getMessage());
            return false;
        }
    }

    private void measure(Measurement wanted, Engine engine) {
        try (EngineSession session = engine.open()) {
            if (!begin(session)) {
                measurements.putBack(wanted);
                return;
            }
            measurements.finish(wanted, measuring.measure(wanted, engine, session));
            attempts.ended();
            LOG.info("Snapshot {} is measured", wanted.snapshot());
        } catch (PipelineTermination e) {
            if (e.outcome() instanceof JobOutcome.MachineFault fault) {
                postpone(wanted, fault.reason());
            } else {
                // A build, or the builder's end, comes first.
                measurements.putBack(wanted);
            }
        } catch (SnapforgeException e) {
            postpone(wanted, e.code());
        } catch (OutOfMemoryError e) {
            LOG.error("Snapshot {} is too large to be measured here", wanted.snapshot(), e);
            measurements.finish(wanted, MeasurementResult.NONE);
        } finally {
            end();
        }
    }

    private void postpone(Measurement wanted, String reason) {
        if (measurements.postpone(wanted)) {
            attempts.givenUp();
            LOG.error(
                    "Snapshot {} is not measured, as it could not be each time it was tried: {}",
                    wanted.snapshot(),
                    reason);
        } else {
            attempts.failed();
            LOG.warn("Snapshot {} cannot be measured now: {}", wanted.snapshot(), reason);
        }
    }

    /** Unless a job has begun since. */
    private synchronized boolean begin(EngineSession session) {
        current = session;
        return jobs == 0 && stopped.getCount() > 0;
    }

    private synchronized void end() {
        current = null;
    }
}
