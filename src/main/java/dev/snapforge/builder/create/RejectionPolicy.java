package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.PlainRunProblems;
import dev.snapforge.builder.problem.RejectionProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.spec.RejectionHandling;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the promises that were rejected while the bundle loaded, and that nothing handled: what should have come of them is missing in
 * the snapshot. Where a snapshot is made, errors have no stack; a plain runtime shows where each began, and whether anything refers to
 * the promise still, as a bundle does that means to handle it later.
 */
public final class RejectionPolicy implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        List<UnhandledRejection> rejections = snapshot.created().rejections();
        if (rejections.isEmpty()) {
            return snapshot;
        }
        Attempt attempt = snapshot.attempt();
        List<UnhandledRejection> placed = placed(rejections, snapshot);
        List<UnhandledRejection> lost =
                placed.stream().filter(rejection -> !rejection.kept()).toList();
        if (attempt.spec().policy().unhandledRejections() == RejectionHandling.REJECT && !lost.isEmpty()) {
            throw attempt.rejected(RejectionProblems.unhandled(lost));
        }
        attempt.note(placed.stream().map(RejectionProblems::finding).toList());
        return snapshot;
    }

    private static List<UnhandledRejection> placed(List<UnhandledRejection> rejections, UnverifiedSnapshot snapshot)
            throws PipelineTermination {
        Attempt attempt = snapshot.attempt();
        EvaluateResponse plain = EngineResponses.require(
                EvaluateResponse.class,
                attempt.session().evaluatePlain(snapshot.scripts(), snapshot.conditions(), Questions.NONE, stage -> {}),
                attempt,
                EngineFailures.of(RejectionProblems::refused, PlainRunProblems::died));
        List<UnhandledRejection> known = new ArrayList<>(plain.rejections());
        List<UnhandledRejection> placed = new ArrayList<>();
        for (UnhandledRejection rejection : rejections) {
            UnhandledRejection same = known.stream()
                    .filter(it -> it.message().equals(rejection.message()))
                    .findFirst()
                    .orElse(rejection);
            known.remove(same);
            placed.add(same);
        }
        return placed;
    }
}
