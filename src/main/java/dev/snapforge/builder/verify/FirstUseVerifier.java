package dev.snapforge.builder.verify;

import dev.snapforge.builder.problem.DeferralProblems;
import dev.snapforge.builder.problem.PlainRunProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builder.verify.GraphComparison.Difference;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.spec.FilePattern;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Uses the modules that wait for their first use, in a restored runtime and in a plain one, where they have been evaluated in their turn:
 * what they export, and all that can be reached from the global object, must be the same then. What differs otherwise is a finding and
 * here no snapshot: the bundle's author did not write that order.
 */
public final class FirstUseVerifier implements PipelineStage<UnverifiedSnapshot, UnverifiedSnapshot> {

    private static final EngineFailures FAILURES = EngineFailures.of(PlainRunProblems::refused, PlainRunProblems::died);

    /** How many files a finding names. */
    private static final int SHOWN = 10;

    private static final String UNSEEN = "When they have been used, the objects could not be looked at to their end.";
    private static final String UNPLACED =
            "When they have been used, the digests over all objects differ, beyond the first 200,000 properties.";

    @Override
    public UnverifiedSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        List<String> modules = snapshot.scripts().stream()
                .filter(Script::deferred)
                .map(Script::name)
                .toList();
        if (modules.isEmpty()) {
            return snapshot;
        }
        Attempt attempt = snapshot.attempt();
        Optional<Finding> before = attempt.findings().stream()
                .filter(finding -> finding.code().equals(GraphFindings.DIFFERS))
                .findFirst();
        if (before.isPresent()) {
            throw attempt.rejected(DeferralProblems.differs(before.get().detail(), null));
        }
        EvaluateResponse restored = restored(snapshot, modules, GraphForm.DIGEST);
        String expected = plain(snapshot, modules, GraphForm.DIGEST).graph();
        if (restored.graph().isEmpty() || expected.isEmpty()) {
            throw attempt.rejected(DeferralProblems.differs(UNSEEN, null));
        }
        if (!restored.graph().equals(expected)) {
            refuseDifference(snapshot, modules);
        }
        attempt.capabilities(Stream.concat(attempt.capabilities().stream(), restored.capabilities().stream())
                .distinct()
                .toList());
        for (String pattern : attempt.spec().policy().defer().patterns()) {
            attempt.note(finding(
                    pattern,
                    modules.stream().filter(new FilePattern(pattern)::matches).toList(),
                    restored.values().get(0)));
        }
        return snapshot;
    }

    private static EvaluateResponse restored(UnverifiedSnapshot snapshot, List<String> modules, GraphForm form)
            throws PipelineTermination {
        return LoadVerifier.load(snapshot, snapshot.blob(), new Questions(List.of(), List.of(), form, modules));
    }

    private static EvaluateResponse plain(UnverifiedSnapshot snapshot, List<String> modules, GraphForm form)
            throws PipelineTermination {
        return Evaluation.of(
                snapshot.attempt(),
                new Questions(List.of(), List.of(), form, modules),
                FAILURES,
                (asked, stages) -> snapshot.attempt()
                        .session()
                        .evaluatePlain(snapshot.scripts(), snapshot.conditions(), asked, stage -> {}),
                "a fresh runtime");
    }

    /** What two runtimes meet in another order is the same, and what two starts have differently is read from clock or randomness. */
    private static void refuseDifference(UnverifiedSnapshot snapshot, List<String> modules) throws PipelineTermination {
        String expected = plain(snapshot, modules, GraphForm.LINES).graph();
        String found = restored(snapshot, modules, GraphForm.LINES).graph();
        Set<String> live = GraphComparison.between(
                        found, restored(snapshot, modules, GraphForm.LINES).graph())
                .stream()
                .map(Difference::path)
                .collect(Collectors.toSet());
        for (Difference difference : GraphComparison.between(expected, found)) {
            if (live.contains(difference.path())) {
                continue;
            }
            String detail = "When they have been used, %s is %s in a fresh runtime and %s in a restored one."
                    .formatted(difference.path(), difference.plain(), difference.restored());
            SourceLocation location = modules.stream()
                    .filter(name -> difference.path().startsWith("exports.\"" + name + "\""))
                    .map(name -> new SourceLocation(name, 1, 1))
                    .findFirst()
                    .orElse(null);
            throw snapshot.attempt().rejected(DeferralProblems.differs(detail, location));
        }
        if (live.isEmpty() && found.lines().count() >= EquivalenceVerifier.MAX_LINES) {
            throw snapshot.attempt().rejected(DeferralProblems.differs(UNPLACED, null));
        }
    }

    private static Finding finding(String pattern, List<String> files, String millis) {
        String names = files.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return new Finding(
                "deferred",
                Severity.INFO,
                "Modules are evaluated on their first use",
                "%s: %s%s. The snapshot has them compiled, and not what they make; a module is evaluated, and those that it imports before it, when one of its exports is first read. For all modules of policy.defer together that took %s ms when it was proved."
                        .formatted(
                                pattern,
                                names,
                                files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "",
                                millis),
                "Nothing to do, if a slower first use is worth the faster start.",
                new SourceLocation(files.get(0), 1, 1),
                files.size());
    }
}
