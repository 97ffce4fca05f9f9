package dev.snapforge.builder.stage;

import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;

/** Takes from an engine's answer what was asked for, and ends the attempt if it is something else. */
public final class EngineResponses {

    private EngineResponses() {}

    /**
     * The message that was asked for.
     *
     * @param failures what it means if there is none
     */
    public static <M extends Message> M require(
            Class<M> type, EngineResponse answer, Attempt attempt, EngineFailures failures) throws PipelineTermination {
        return answer.as(type)
                .orElseThrow(() -> answer.match(
                        message -> attempt.rejected(failures.refused((RefusalResponse) message)),
                        death -> ended(death, attempt, failures)));
    }

    private static PipelineTermination ended(EngineTermination death, Attempt attempt, EngineFailures failures) {
        return switch (death.cause()) {
            case CANCELLED -> new PipelineTermination(new JobOutcome.Interrupted());
            case MACHINE ->
                new PipelineTermination(
                        new JobOutcome.MachineFault("exit code " + death.exitCode() + " " + death.engineMessage()));
            default -> {
                PipelineTermination end = attempt.rejected(failures.died(death));
                yield death.endedBy(Cause.ENGINE_ABORT) ? end.explainedBy(failures::explain) : end;
            }
        };
    }
}
