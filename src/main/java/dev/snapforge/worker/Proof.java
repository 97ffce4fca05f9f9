package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Finding;
import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Proves that a snapshot behaves like its source: in fresh processes, one that loads it and one that runs the source. */
final class Proof {

    private final BuildSpec spec;
    private final EngineSession session;
    private final StageLog stages;
    private final boolean lastTry;

    /** @param lastTry whether nothing else will be tried where a snapshot has buffers that V8 cannot read */
    Proof(BuildSpec spec, EngineSession session, StageLog stages, boolean lastTry) {
        this.spec = spec;
        this.session = session;
        this.stages = stages;
        this.lastTry = lastTry;
    }

    /**
     * Compares.
     *
     * @param blob what is to be published
     * @param cold the same without warm-up, or null where there was none
     * @return what differs and may
     */
    List<Finding> run(Built built, byte[] blob, byte @Nullable [] cold) throws PipelineEnd {
        Checks checks = new Checks(spec);
        Questions questions = new Questions(spec.requires(), checks.expressions(), true);
        Evaluated restored = restored(built, blob, questions);
        if (!restored.missing().isEmpty()) {
            throw PipelineEnd.rejected(ProofProblems.missingGlobals(restored.missing()), built.findings());
        }
        Evaluated plain = Answers.expect(
                Evaluated.class,
                session.evaluatePlain(
                        built.scripts(),
                        built.conditions(),
                        new Questions(List.of(), checks.expressions(), true),
                        stage -> {}),
                PlainRunProblems::died,
                PlainRunProblems::refused,
                built.findings());
        Optional<JobProblem> problem = checks.problem(plain.values(), restored.values());
        if (problem.isPresent()) {
            throw PipelineEnd.rejected(problem.get(), built.findings());
        }
        List<GraphComparison.Difference> differences = GraphComparison.between(plain.graph(), restored.graph());
        List<Finding> findings = new ArrayList<>();
        if (cold != null && !differences.isEmpty()) {
            Evaluated before = restored(built, cold, new Questions(List.of(), List.of(), true));
            List<GraphComparison.Difference> own = GraphComparison.between(before.graph(), restored.graph());
            findings.addAll(GraphComparison.findings(own, true));
            differences = differences.stream()
                    .filter(it ->
                            own.stream().noneMatch(polluted -> polluted.path().equals(it.path())))
                    .toList();
        }
        findings.addAll(GraphComparison.findings(differences, false));
        stages.done("compare");
        return findings;
    }

    private Evaluated restored(Built built, byte[] blob, Questions questions) throws PipelineEnd {
        return Answers.expect(
                Evaluated.class,
                session.evaluateRestored(blob, questions, stages::add),
                death -> diedInLoad(death, built),
                LoadProblems::refused,
                built.findings());
    }

    private JobProblem diedInLoad(EngineDeath death, Built built) {
        JobProblem problem = LoadProblems.died(death, built.missingHolders(), built.frozenHolders());
        boolean explain = lastTry || !UnreadableBuffers.is(problem.code(), problem.engineMessage());
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT && explain
                ? new Culprit(session, built.scripts(), built.conditions(), true).explain(problem)
                : problem;
    }
}
