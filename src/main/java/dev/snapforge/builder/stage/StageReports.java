package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.observe.TracedOperation;
import java.time.Duration;

/** Reports the stages of one attempt; a report of an attempt that has lost its lease ends the attempt. */
public final class StageReports {

    private final JobLeases leases;
    private final JobTracing trail;
    private final JobLease lease;
    private final TracedOperation work;
    private final StringBuilder text = new StringBuilder();
    private long since = System.nanoTime();

    public StageReports(JobLeases leases, JobTracing trail, JobLease lease, TracedOperation work) {
        this.leases = leases;
        this.trail = trail;
        this.lease = lease;
        this.work = work;
    }

    /** A stage that an engine process has timed. */
    public void add(StageReport stage) {
        add(stage.name(), Duration.ofNanos(stage.nanos()));
        since = System.nanoTime();
    }

    /** What this process did since the last stage was this one. */
    public void done(JobStage stage) {
        add(stage.label(), Duration.ofNanos(System.nanoTime() - since));
        since = System.nanoTime();
    }

    /** The stages as lines of the job's log. */
    public String text() {
        return text.toString();
    }

    private void add(String name, Duration took) {
        text.append("%-12s %9.1f ms%n".formatted(name, took.toNanos() / 1e6));
        leases.stage(lease, name, took);
        trail.stageDone(work, lease, name, took);
    }
}
