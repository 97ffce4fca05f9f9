package dev.snapforge.builder.benchmark;

import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineTermination;

/** How an engine process ends in which something is measured. */
final class MeasurementProcess {

    private MeasurementProcess() {}

    /**
     * What it says about the snapshot: an answer, or that it ended because of what is in it.
     *
     * @throws PipelineTermination if it ended for another reason, so that it is to be tried again later
     */
    static EngineResponse ended(EngineResponse answer) throws PipelineTermination {
        if (answer.endedBy(EngineTermination.Cause.CANCELLED)) {
            throw new PipelineTermination(new JobOutcome.Interrupted());
        }
        if (answer.endedBy(EngineTermination.Cause.MACHINE)) {
            throw new PipelineTermination(
                    new JobOutcome.MachineFault("Nothing could be measured: no process could be started."));
        }
        return answer;
    }
}
