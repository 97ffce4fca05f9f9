package dev.snapforge.builder.stage;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.function.Function;

/** What it means for a job that an engine process did not do what it was asked. */
public interface EngineFailures {

    /** The process refused. */
    JobProblem refused(RefusalResponse refusal);

    /** The process ended, by the bundle's fault. */
    JobProblem died(EngineTermination death);

    /** Looks at a problem more closely that V8 ended the process over; asked only if nothing else helps. */
    default JobProblem explain(JobProblem abort) {
        return abort;
    }

    /** Failures that are all in the process's own words. */
    static EngineFailures of(
            Function<RefusalResponse, JobProblem> refused, Function<EngineTermination, JobProblem> died) {
        return new EngineFailures() {
            @Override
            public JobProblem refused(RefusalResponse refusal) {
                return refused.apply(refusal);
            }

            @Override
            public JobProblem died(EngineTermination death) {
                return died.apply(death);
            }
        };
    }
}
