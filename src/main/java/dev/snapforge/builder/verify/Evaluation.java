package dev.snapforge.builder.verify;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.StageReport;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks an engine what a runtime holds. A process that ends while the object graph is looked at was ended by us, not by what the runtime
 * is for: then the question is put again without the graph, and a finding says that it was not compared.
 */
final class Evaluation {

    /** How a bundle, or our look at what it made, can end a process. */
    private static final Map<Cause, String> BY_WORK = Map.of(
            Cause.ENGINE_ABORT, "V8 ended it",
            Cause.TIME_LIMIT, "at its limit of time",
            Cause.CPU_LIMIT, "at its limit of processor time",
            Cause.HEAP_LIMIT, "its heap was full",
            Cause.MEMORY_LIMIT, "at its memory limit");

    private Evaluation() {}

    /** Puts questions to a process of its own. */
    @FunctionalInterface
    interface AskedRuntime {
        EngineResponse ask(Questions questions, Consumer<StageReport> stages);
    }

    /**
     * What the runtime holds; the graph is empty where it could not be looked at.
     *
     * @param failures what it means if there is no answer
     * @param which the runtime, in words
     */
    static EvaluateResponse of(
            Attempt attempt, Questions questions, EngineFailures failures, AskedRuntime runtime, String which)
            throws PipelineTermination {
        EngineResponse answer = runtime.ask(questions, attempt.stages()::add);
        if (questions.graph() != GraphForm.NONE
                && answer instanceof EngineTermination death
                && BY_WORK.containsKey(death.cause())) {
            EngineResponse again = runtime.ask(
                    new Questions(questions.requires(), questions.expressions(), GraphForm.NONE, questions.modules()),
                    stage -> {});
            if (again.as(EvaluateResponse.class).isPresent()) {
                attempt.note(List.of(GraphFindings.incomplete("The process ended while the objects of " + which
                        + " were looked at (" + BY_WORK.get(death.cause()) + ").")));
                answer = again;
            }
        }
        return EngineResponses.require(EvaluateResponse.class, answer, attempt, failures);
    }
}
