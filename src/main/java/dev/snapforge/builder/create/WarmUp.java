package dev.snapforge.builder.create;

import dev.snapforge.builder.finding.RuntimeStateFindings;
import dev.snapforge.builder.problem.WarmUpProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.Script;

/** Adds the bytecode of what the warm-up calls, if there is a warm-up. */
public final class WarmUp implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    private static final String NAME = "warm-up.js";

    private static final EngineFailures FAILURES = EngineFailures.of(WarmUpProblems::refused, WarmUpProblems::died);

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        Attempt attempt = snapshot.attempt();
        String warmup = attempt.spec().warmup();
        if (warmup == null) {
            return snapshot;
        }
        RecordedUses uses = new RecordedUses(attempt.stages()::add);
        EngineResponse answer = attempt.session().warm(snapshot.cold().file(), new Script(NAME, warmup), true, uses);
        attempt.note(RuntimeStateFindings.ofWarmup(uses.all()));
        CreateResponse warmed = EngineResponses.require(CreateResponse.class, answer, attempt, FAILURES);
        return snapshot.warmed(CanonicalForm.require(warmed, attempt));
    }
}
