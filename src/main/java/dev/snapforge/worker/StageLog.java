package dev.snapforge.worker;

import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobLeases;
import dev.snapforge.engine.protocol.Stage;
import dev.snapforge.observe.Work;
import java.time.Duration;

/** Reports the stages of one attempt; a report of an attempt that has lost its lease ends the attempt. */
final class StageLog {

    private final JobLeases leases;
    private final JobTrail trail;
    private final JobLease lease;
    private final Work work;
    private final StringBuilder text = new StringBuilder();
    private long since = System.nanoTime();

    StageLog(JobLeases leases, JobTrail trail, JobLease lease, Work work) {
        this.leases = leases;
        this.trail = trail;
        this.lease = lease;
        this.work = work;
    }

    /** A stage that an engine process has timed. */
    void add(Stage stage) {
        add(stage.name(), Duration.ofNanos(stage.nanos()));
        since = System.nanoTime();
    }

    /** What this process did since the last stage was this one. */
    void done(JobStage stage) {
        add(stage.label(), Duration.ofNanos(System.nanoTime() - since));
        since = System.nanoTime();
    }

    /** The stages as lines of the job's log. */
    String text() {
        return text.toString();
    }

    private void add(String name, Duration took) {
        text.append("%-12s %9.1f ms%n".formatted(name, took.toNanos() / 1e6));
        leases.stage(lease, name, took);
        trail.stageDone(work, lease, name, took);
    }
}
