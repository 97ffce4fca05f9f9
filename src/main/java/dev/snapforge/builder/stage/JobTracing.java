package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.observe.TracePropagation;
import dev.snapforge.observe.TracedOperation;
import dev.snapforge.observe.VerificationFailureCounter;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an attempt leaves for operators to follow, back to the request that asked for the build. */
@Component
public class JobTracing {

    private final TracePropagation origins;
    private final StageMeters stages;
    private final VerificationFailureCounter failures;

    JobTracing(TracePropagation origins, StageMeters stages, VerificationFailureCounter failures) {
        this.origins = origins;
        this.stages = stages;
        this.failures = failures;
    }

    /** From here on all that this thread logs bears the job's ids; the caller closes it. */
    public TracedOperation begin(JobLease lease) {
        return origins.begin(
                "job",
                lease.origin(),
                Map.of(
                        "buildId", lease.buildId().toString(),
                        "jobId", lease.jobId().toString(),
                        "attempt", Integer.toString(lease.attempt()),
                        "target", lease.target().toString()));
    }

    /** A stage of the attempt is done. */
    void stageDone(TracedOperation work, JobLease lease, String stage, Duration took) {
        stages.done(lease.target(), stage, took);
        work.done(stage);
    }

    /** The attempt ended in a way that it should not; content that is not what it was is counted. */
    public void failed(Throwable failure) {
        if (failure instanceof SnapforgeException refusal) {
            failures.note(refusal);
        }
    }
}
