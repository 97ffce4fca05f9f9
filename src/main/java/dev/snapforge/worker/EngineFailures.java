package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;
import java.util.function.Function;

/** What it means for a job that an engine process did not do what it was asked. */
interface EngineFailures {

    /** The process refused. */
    JobProblem refused(Refused refusal);

    /** The process ended, by the bundle's fault. */
    JobProblem died(EngineDeath death);

    /** Looks at a problem more closely that V8 ended the process over; asked only if nothing else helps. */
    default JobProblem explain(JobProblem abort) {
        return abort;
    }

    /** Failures that are all in the process's own words. */
    static EngineFailures of(Function<Refused, JobProblem> refused, Function<EngineDeath, JobProblem> died) {
        return new EngineFailures() {
            @Override
            public JobProblem refused(Refused refusal) {
                return refused.apply(refusal);
            }

            @Override
            public JobProblem died(EngineDeath death) {
                return died.apply(death);
            }
        };
    }
}
