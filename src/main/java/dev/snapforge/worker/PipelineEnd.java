package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import java.util.function.UnaryOperator;

/** Ends an attempt without a snapshot. */
final class PipelineEnd extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;
    private final transient UnaryOperator<JobProblem> closerLook;

    PipelineEnd(JobOutcome outcome) {
        this(outcome, UnaryOperator.identity());
    }

    private PipelineEnd(JobOutcome outcome, UnaryOperator<JobProblem> closerLook) {
        super(null, null, false, false);
        this.outcome = outcome;
        this.closerLook = closerLook;
    }

    /** The same end, whose problem can be looked at more closely; that may take many processes, so it waits until it is asked for. */
    PipelineEnd explainedBy(UnaryOperator<JobProblem> look) {
        return new PipelineEnd(outcome, look);
    }

    /** The outcome as it shows at once. */
    JobOutcome outcome() {
        return outcome;
    }

    /** The outcome, with all that can be found out about its problem. */
    JobOutcome explained() {
        return outcome.withProblem(closerLook);
    }
}
