package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.observe.TracedOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Reports the stages of one attempt; a report of an attempt that has lost its lease ends the attempt, with the next stage at the latest.
 * They are written to the database in their order and beside the work, which waits for none of them until {@link #flush}.
 */
public final class StageReports {

    private static final Executor WRITER = task -> new Thread(task, "stage-reports").start();

    private final JobLeases leases;
    private final JobTracing trail;
    private final JobLease lease;
    private final TracedOperation work;
    private final StringBuilder text = new StringBuilder();
    private List<CompletedStage> unwritten = new ArrayList<>();
    private boolean writing;
    private @Nullable RuntimeException failure;
    private long since = System.nanoTime();

    public StageReports(JobLeases leases, JobTracing trail, JobLease lease, TracedOperation work) {
        this.leases = leases;
        this.trail = trail;
        this.lease = lease;
        this.work = work;
    }

    /** A stage that an engine process has timed. */
    public void add(StageReport stage) {
        write(noted(stage.stage().label(), Duration.ofNanos(stage.nanos())));
    }

    /** What this process did since the last stage was this one. */
    public void done(JobStage stage) {
        write(noted(stage.label(), Duration.ofNanos(System.nanoTime() - since)));
    }

    /** The same, written within the caller's transaction; what was reported before has to be {@linkplain #flush written}. */
    public void doneWithin(JobStage stage) {
        leases.stages(lease, List.of(noted(stage.label(), Duration.ofNanos(System.nanoTime() - since))));
    }

    /** Waits until everything is written that was reported. Never within a transaction, which may hold what the writer waits for. */
    public synchronized void flush() {
        try {
            while (writing) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stages were written", e);
        }
        requireWritten();
    }

    /** The stages as lines of the job's log. */
    public synchronized String text() {
        return text.toString();
    }

    private synchronized CompletedStage noted(String name, Duration took) {
        double millis = took.toNanos() / 1e6;
        text.append("%-12s %9.1f ms%n".formatted(name, millis));
        trail.stageDone(work, lease, name, took);
        since = System.nanoTime();
        return new CompletedStage(name, millis);
    }

    private synchronized void write(CompletedStage stage) {
        requireWritten();
        unwritten.add(stage);
        if (!writing) {
            // It waits for this monitor. Where there is no thread for it, nobody is to wait for what it would have
            // written.
            WRITER.execute(this::writeAll);
            writing = true;
        }
    }

    private void requireWritten() {
        if (failure != null) {
            throw failure;
        }
    }

    private void writeAll() {
        RuntimeException reason = null;
        try {
            for (List<CompletedStage> next = next(); !next.isEmpty(); next = next()) {
                leases.stages(lease, next);
            }
        } catch (RuntimeException e) {
            reason = e;
        } catch (Error e) {
            reason = new IllegalStateException("Stages could not be written", e);
        } finally {
            ended(reason);
        }
    }

    private synchronized List<CompletedStage> next() {
        List<CompletedStage> next = unwritten;
        unwritten = new ArrayList<>();
        // Decided together with there being nothing: what is reported later has a writer of its own.
        writing = !next.isEmpty();
        return next;
    }

    private synchronized void ended(@Nullable RuntimeException reason) {
        if (reason != null) {
            failure = reason;
            writing = false;
        }
        notifyAll();
    }
}
