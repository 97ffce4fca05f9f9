package dev.snapforge.builder.verify;

import dev.snapforge.builder.problem.PlainRunProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.RestoredSnapshot;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builder.verify.GraphComparison.Difference;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.EvaluateResponse;
import java.util.List;
import java.util.Optional;

/** Compares a runtime that was started from the snapshot with one that ran the source: both must answer the checks alike. */
public final class EquivalenceVerifier implements PipelineStage<RestoredSnapshot, UnverifiedSnapshot> {

    private static final EngineFailures FAILURES = EngineFailures.of(PlainRunProblems::refused, PlainRunProblems::died);

    @Override
    public UnverifiedSnapshot run(RestoredSnapshot restored) throws PipelineTermination {
        UnverifiedSnapshot snapshot = restored.snapshot();
        Attempt attempt = snapshot.attempt();
        CheckComparison checks = new CheckComparison(attempt.spec());
        EvaluateResponse plain = plain(snapshot, checks);
        Optional<JobProblem> problem =
                checks.problem(plain.values(), restored.found().values());
        if (problem.isPresent()) {
            throw attempt.rejected(problem.get());
        }
        noteDifferences(plain, restored);
        attempt.stages().done(JobStage.COMPARE);
        return snapshot;
    }

    private static EvaluateResponse plain(UnverifiedSnapshot snapshot, CheckComparison checks)
            throws PipelineTermination {
        return EngineResponses.require(
                EvaluateResponse.class,
                snapshot.attempt()
                        .session()
                        .evaluatePlain(
                                snapshot.scripts(),
                                snapshot.conditions(),
                                new Questions(List.of(), checks.expressions(), true),
                                stage -> {}),
                snapshot.attempt(),
                FAILURES);
    }

    /** What differs and may is a finding; what already the snapshot without warm-up has is not the warm-up's. */
    private static void noteDifferences(EvaluateResponse plain, RestoredSnapshot restored) throws PipelineTermination {
        UnverifiedSnapshot snapshot = restored.snapshot();
        String found = restored.found().graph();
        List<Difference> differences = GraphComparison.between(plain.graph(), found);
        if (snapshot.warmed() && !differences.isEmpty()) {
            EvaluateResponse cold =
                    LoadVerifier.load(snapshot, snapshot.cold(), new Questions(List.of(), List.of(), true));
            List<Difference> warmed = GraphComparison.between(cold.graph(), found);
            snapshot.attempt().note(GraphComparison.findings(warmed, true));
            differences = differences.stream()
                    .filter(it -> warmed.stream()
                            .noneMatch(polluted -> polluted.path().equals(it.path())))
                    .toList();
        }
        snapshot.attempt().note(GraphComparison.findings(differences, false));
    }
}
