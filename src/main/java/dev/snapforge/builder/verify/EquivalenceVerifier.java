package dev.snapforge.builder.verify;

import dev.snapforge.builder.problem.BuiltInProblems;
import dev.snapforge.builder.problem.PlainRunProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.RestoredSnapshot;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builder.verify.GraphComparison.Difference;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares a runtime that was started from the snapshot with one that ran the source: both must answer the checks alike. */
public final class EquivalenceVerifier implements PipelineStage<RestoredSnapshot, UnverifiedSnapshot> {

    private static final String FUNCTION = "a function named ";

    private static final EngineFailures FAILURES = EngineFailures.of(PlainRunProblems::refused, PlainRunProblems::died);

    private static final Questions LINES = new Questions(List.of(), List.of(), GraphForm.LINES);

    /** As many lines as graph.js writes at most. */
    static final int MAX_LINES = 200_000;

    @Override
    public UnverifiedSnapshot run(RestoredSnapshot restored) throws PipelineTermination {
        UnverifiedSnapshot snapshot = restored.snapshot();
        Attempt attempt = snapshot.attempt();
        CheckComparison checks = new CheckComparison(attempt.spec());
        Questions questions = new Questions(List.of(), checks.expressions(), restored.lookedAt());
        EvaluateResponse plain = plain(
                snapshot,
                questions,
                asked -> asked.equals(questions) && asked.graph() == GraphForm.DIGEST
                        ? snapshot.plain().get()
                        : ask(snapshot, asked));
        Optional<JobProblem> problem =
                checks.problem(plain.values(), restored.found().values());
        if (problem.isPresent()) {
            refuseChangedBuiltIns(plain, restored);
            throw attempt.rejected(BuiltInProblems.withAbsence(problem.get(), attempt.findings()));
        }
        attempt.note(findings(plain, restored));
        attempt.stages().done(JobStage.COMPARE);
        return snapshot;
    }

    /** The cause of a check that differs, if it is one of these. */
    private static void refuseChangedBuiltIns(EvaluateResponse plain, RestoredSnapshot restored)
            throws PipelineTermination {
        UnverifiedSnapshot snapshot = restored.snapshot();
        if (!plain.graph().isEmpty() && !plain.graph().equals(restored.found().graph())) {
            String expected =
                    plain(snapshot, LINES, asked -> ask(snapshot, asked)).graph();
            String found = LoadVerifier.load(snapshot, snapshot.blob(), LINES).graph();
            refuseChangedBuiltIns(GraphComparison.between(expected, found), snapshot);
        }
    }

    private static EvaluateResponse plain(
            UnverifiedSnapshot snapshot, Questions questions, Function<Questions, EngineResponse> runtime)
            throws PipelineTermination {
        return Evaluation.of(
                snapshot.attempt(), questions, FAILURES, (asked, stages) -> runtime.apply(asked), "a fresh runtime");
    }

    /** Its own stages are those of the bundle again: together they are the comparison. */
    private static EngineResponse ask(UnverifiedSnapshot snapshot, Questions questions) {
        return snapshot.attempt()
                .session()
                .evaluatePlain(snapshot.scripts(), snapshot.conditions(), questions, stage -> {});
    }

    private static List<Finding> findings(EvaluateResponse plain, RestoredSnapshot restored)
            throws PipelineTermination {
        if (plain.graph().isEmpty() || restored.found().graph().isEmpty()) {
            // Already told.
            return List.of();
        }
        GraphDigest expected = GraphDigest.of(plain.graph());
        GraphDigest found = GraphDigest.of(restored.found().graph());
        if (!expected.digest().equals(found.digest())) {
            return differences(restored);
        }
        List<Finding> findings =
                new ArrayList<>(GraphFindings.of(GraphComparison.between(expected.apart(), found.apart()), false));
        if (found.isIncomplete()) {
            findings.add(GraphFindings.incomplete(
                    "The snapshot holds more objects than are looked at: the first 3,000,000 are the same."));
        }
        return findings;
    }

    /** What two starts of the snapshot have differently is set after the restore (onRestore), and no part of the snapshot. */
    private static List<Difference> withoutLive(List<Difference> all, UnverifiedSnapshot snapshot, String found)
            throws PipelineTermination {
        String again = LoadVerifier.load(snapshot, snapshot.blob(), LINES).graph();
        Set<String> live = GraphComparison.between(found, again).stream()
                .map(Difference::path)
                .collect(Collectors.toSet());
        return all.stream().filter(it -> !live.contains(it.path())).toList();
    }

    /**
     * What the engine installs at load is its own, and not what the bundle made of it. That a polyfill's function is there in a plain runtime
     * and the engine's of the same name in a restored one is told by a finding, as what the polyfill adds to it is.
     */
    private static void refuseChangedBuiltIns(List<Difference> all, UnverifiedSnapshot snapshot)
            throws PipelineTermination {
        Map<String, Difference> changed = new LinkedHashMap<>();
        for (Difference difference : all) {
            snapshot.attempt().engine().deferred().stream()
                    .filter(it -> !it.equals(GraphFindings.TRACE_LIMIT))
                    .filter(it -> difference.path().equals("globalThis." + it) && !isNamesake(difference))
                    .forEach(it -> changed.putIfAbsent(it, difference));
        }
        if (!changed.isEmpty()) {
            Difference first = changed.values().iterator().next();
            throw snapshot.attempt()
                    .rejected(BuiltInProblems.changed(
                            List.copyOf(changed.keySet()), GraphFindings.words(first), snapshot.scripts()));
        }
    }

    /** Whether both are functions of one name, whatever their parameters. */
    private static boolean isNamesake(Difference difference) {
        String plain = difference.plain().split(" with ", 2)[0];
        return plain.startsWith(FUNCTION) && plain.equals(difference.restored().split(" with ", 2)[0]);
    }

    /** What differs and may is a finding; what already the snapshot without warm-up has is not the warm-up's. */
    private static List<Finding> differences(RestoredSnapshot restored) throws PipelineTermination {
        UnverifiedSnapshot snapshot = restored.snapshot();
        String expected = plain(snapshot, LINES, asked -> ask(snapshot, asked)).graph();
        String found = LoadVerifier.load(snapshot, snapshot.blob(), LINES).graph();
        if (expected.isEmpty() || found.isEmpty()) {
            return List.of();
        }
        List<Difference> all = GraphComparison.between(expected, found);
        if (all.isEmpty()) {
            // What is the same may be met in another order.
            return found.lines().count() < MAX_LINES ? List.of() : List.of(GraphFindings.unplaced());
        }
        all = withoutLive(all, snapshot, found);
        refuseChangedBuiltIns(all, snapshot);
        if (!snapshot.warmed()) {
            return GraphFindings.of(all, false);
        }
        String cold = LoadVerifier.load(snapshot, snapshot.cold(), LINES).graph();
        List<Difference> warmed = GraphComparison.between(cold, found);
        List<Difference> own = all.stream()
                .filter(it ->
                        warmed.stream().noneMatch(polluted -> polluted.path().equals(it.path())))
                .toList();
        List<Finding> findings = new ArrayList<>(GraphFindings.of(warmed, true));
        findings.addAll(GraphFindings.of(own, false));
        return findings;
    }
}
