package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Evaluated;
import dev.snapforge.worker.GraphComparison.Difference;
import java.util.List;
import java.util.Optional;

/** Compares a runtime that was started from the snapshot with one that ran the source: both must answer the checks alike. */
final class EquivalenceVerifier implements PipelineStage<RestoredSnapshot, UnverifiedSnapshot> {

    private static final EngineFailures FAILURES = EngineFailures.of(PlainRunProblems::refused, PlainRunProblems::died);

    @Override
    public UnverifiedSnapshot run(RestoredSnapshot restored) throws PipelineEnd {
        UnverifiedSnapshot snapshot = restored.snapshot();
        Attempt attempt = snapshot.attempt();
        Checks checks = new Checks(attempt.spec());
        Evaluated plain = plain(snapshot, checks);
        Optional<JobProblem> problem =
                checks.problem(plain.values(), restored.found().values());
        if (problem.isPresent()) {
            throw attempt.rejected(problem.get());
        }
        noteDifferences(plain, restored);
        attempt.stages().done(JobStage.COMPARE);
        return snapshot;
    }

    private static Evaluated plain(UnverifiedSnapshot snapshot, Checks checks) throws PipelineEnd {
        return EngineResponses.require(
                Evaluated.class,
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
    private static void noteDifferences(Evaluated plain, RestoredSnapshot restored) throws PipelineEnd {
        UnverifiedSnapshot snapshot = restored.snapshot();
        String found = restored.found().graph();
        List<Difference> differences = GraphComparison.between(plain.graph(), found);
        if (snapshot.warmed() && !differences.isEmpty()) {
            Evaluated cold = LoadVerifier.load(snapshot, snapshot.cold(), new Questions(List.of(), List.of(), true));
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
