package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobProblem;
import java.util.List;

/** Ends a pipeline early, with its outcome. */
final class PipelineEnd extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;

    PipelineEnd(JobOutcome outcome) {
        super(null, null, false, false);
        this.outcome = outcome;
    }

    static PipelineEnd rejected(JobProblem problem, List<Finding> findings) {
        return new PipelineEnd(new JobOutcome.Rejected(problem, findings));
    }

    JobOutcome outcome() {
        return outcome;
    }
}
