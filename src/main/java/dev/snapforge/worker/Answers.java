package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused;
import java.util.List;
import java.util.function.Function;

/** Takes from an engine's answer what was asked for, and ends the pipeline where it is something else. */
final class Answers {

    private Answers() {}

    static <M extends Message> M expect(
            Class<M> type,
            EngineAnswer answer,
            Function<EngineDeath, JobProblem> died,
            Function<Refused, JobProblem> refused,
            List<Finding> findings)
            throws PipelineEnd {
        if (answer instanceof EngineDeath death) {
            throw new PipelineEnd(ended(death, died, findings));
        }
        Message message = ((EngineAnswer.Answered) answer).message();
        if (message instanceof Refused refusal) {
            throw PipelineEnd.rejected(refused.apply(refusal), findings);
        }
        return type.cast(message);
    }

    private static JobOutcome ended(
            EngineDeath death, Function<EngineDeath, JobProblem> problem, List<Finding> findings) {
        return switch (death.cause()) {
            case CANCELLED -> new JobOutcome.Interrupted();
            case MACHINE -> new JobOutcome.MachineFault("exit code " + death.exitCode() + " " + death.engineMessage());
            default -> new JobOutcome.Rejected(problem.apply(death), findings);
        };
    }
}
