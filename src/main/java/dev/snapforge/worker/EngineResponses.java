package dev.snapforge.worker;

import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineDeath.Cause;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused;

/** Takes from an engine's answer what was asked for, and ends the attempt if it is something else. */
final class EngineResponses {

    private EngineResponses() {}

    /**
     * The message that was asked for.
     *
     * @param failures what it means if there is none
     */
    static <M extends Message> M require(Class<M> type, EngineAnswer answer, Attempt attempt, EngineFailures failures)
            throws PipelineEnd {
        return answer.as(type)
                .orElseThrow(() -> answer.match(
                        message -> attempt.rejected(failures.refused((Refused) message)),
                        death -> ended(death, attempt, failures)));
    }

    private static PipelineEnd ended(EngineDeath death, Attempt attempt, EngineFailures failures) {
        return switch (death.cause()) {
            case CANCELLED -> new PipelineEnd(new JobOutcome.Interrupted());
            case MACHINE ->
                new PipelineEnd(
                        new JobOutcome.MachineFault("exit code " + death.exitCode() + " " + death.engineMessage()));
            default -> {
                PipelineEnd end = attempt.rejected(failures.died(death));
                yield death.endedBy(Cause.ENGINE_ABORT) ? end.explainedBy(failures::explain) : end;
            }
        };
    }
}
