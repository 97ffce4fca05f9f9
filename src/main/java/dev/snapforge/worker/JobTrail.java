package dev.snapforge.worker;

import dev.snapforge.build.JobLease;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.observe.Origins;
import dev.snapforge.observe.VerificationFailures;
import dev.snapforge.observe.Work;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What an attempt leaves for operators to follow, back to the request that asked for the build. */
@Component
@BuilderRole
class JobTrail {

    private final Origins origins;
    private final StageMeters stages;
    private final VerificationFailures failures;

    JobTrail(Origins origins, StageMeters stages, VerificationFailures failures) {
        this.origins = origins;
        this.stages = stages;
        this.failures = failures;
    }

    /** From here on all that this thread logs bears the job's ids; the caller closes it. */
    Work begin(JobLease lease) {
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
    void stageDone(Work work, JobLease lease, String stage, Duration took) {
        stages.done(lease.target(), stage, took);
        work.done(stage);
    }

    /** The attempt ended in a way that it should not; content that is not what it was is counted. */
    void failed(RuntimeException failure) {
        if (failure instanceof SnapforgeException refusal) {
            failures.note(refusal);
        }
    }
}
