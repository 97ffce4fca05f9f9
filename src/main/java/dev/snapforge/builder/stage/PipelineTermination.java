package dev.snapforge.builder.stage;

import dev.snapforge.builds.report.JobProblem;
import java.util.function.UnaryOperator;

/** Ends an attempt without a snapshot. */
public final class PipelineTermination extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient JobOutcome outcome;
    private final transient UnaryOperator<JobProblem> closerLook;

    public PipelineTermination(JobOutcome outcome) {
        this(outcome, UnaryOperator.identity());
    }

    private PipelineTermination(JobOutcome outcome, UnaryOperator<JobProblem> closerLook) {
        super(null, null, false, false);
        this.outcome = outcome;
        this.closerLook = closerLook;
    }

    /** The same end, whose problem can be looked at more closely; that may take many processes, so it waits until it is asked for. */
    PipelineTermination explainedBy(UnaryOperator<JobProblem> look) {
        return new PipelineTermination(outcome, look);
    }

    /** The same end, with its problem told otherwise. */
    public PipelineTermination told(UnaryOperator<JobProblem> change) {
        return new PipelineTermination(outcome.withProblem(change), closerLook);
    }

    /** The outcome as it shows at once. */
    public JobOutcome outcome() {
        return outcome;
    }

    /** The outcome, with all that can be found out about its problem. */
    public JobOutcome explained() {
        return outcome.withProblem(closerLook);
    }
}
