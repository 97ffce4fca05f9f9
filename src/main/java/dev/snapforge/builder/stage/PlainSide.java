package dev.snapforge.builder.stage;

import dev.snapforge.builds.spec.Check;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime that runs the source answers to the questions that the restored one is asked. It needs nothing of the snapshot, and is
 * asked beside its making where a slot and a processor are free, as soon as is known what clock and randomness the source is to see.
 */
public final class PlainSide {

    private final BundleSources sources;
    private final ProcessSlots slots;
    private @Nullable DeterminismSettings begun;
    private @Nullable Supplier<EngineResponse> answer;

    /** @param slots says whether a second process may be at work */
    public PlainSide(BundleSources sources, ProcessSlots slots) {
        this.sources = sources;
        this.slots = slots;
    }

    /** Asks ahead, unless that was done before. */
    public synchronized void begin(DeterminismSettings conditions) {
        if (begun == null) {
            begun = conditions;
            answer = ahead(conditions);
        }
    }

    /** The answer under these conditions, which the snapshot was made under: the one that was begun, or another. */
    public synchronized Supplier<EngineResponse> under(DeterminismSettings conditions) {
        return answer != null && conditions.equals(begun) ? answer : ahead(conditions);
    }

    private Supplier<EngineResponse> ahead(DeterminismSettings conditions) {
        Attempt attempt = sources.attempt();
        Questions questions = Questions.ofChecks(
                attempt.spec().checks().stream().map(Check::expression).toList());
        return slots.ahead(
                () -> attempt.session().evaluatePlain(sources.scripts(), conditions, questions, stage -> {}));
    }
}
