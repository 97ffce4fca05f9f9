package dev.snapforge.worker;

import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Script;

/** Adds the bytecode of what the warm-up calls, if there is a warm-up. */
final class WarmUp implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    private static final String NAME = "warm-up.js";

    private static final EngineFailures FAILURES = EngineFailures.of(WarmUpProblems::refused, WarmUpProblems::died);

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineEnd {
        Attempt attempt = snapshot.attempt();
        String warmup = attempt.spec().warmup();
        if (warmup == null) {
            return snapshot;
        }
        Created warmed = EngineResponses.require(
                Created.class,
                attempt.session().warm(snapshot.cold(), new Script(NAME, warmup), true, attempt.stages()::add),
                attempt,
                FAILURES);
        attempt.note(RuntimeStateFindings.ofWarmup(warmed.uses()));
        return snapshot.warmed(CanonicalBlob.require(warmed, attempt));
    }
}
