package dev.snapforge.builder.verify;

import dev.snapforge.builder.problem.AbortBisector;
import dev.snapforge.builder.problem.EquivalenceProblems;
import dev.snapforge.builder.problem.LoadProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.CanonicalBlob;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.RestoredSnapshot;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts a runtime from the snapshot in a fresh process, as a client will, and looks whether what the spec requires is there.
 */
public final class LoadVerifier implements PipelineStage<UnverifiedSnapshot, RestoredSnapshot> {

    @Override
    public RestoredSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        Attempt attempt = snapshot.attempt();
        List<String> checks = new CheckComparison(attempt.spec()).expressions();
        Questions questions = new Questions(attempt.spec().requires(), checks, GraphForm.DIGEST);
        EvaluateResponse found = load(snapshot, snapshot.blob(), questions);
        attempt.note(RestoreFindings.of(found.unboundCallbacks()));
        attempt.capabilities(Stream.concat(
                        found.capabilities().stream(),
                        snapshot.created().builtIns().stream().map(it -> "node:" + it))
                .toList());
        if (!found.missing().isEmpty()) {
            throw attempt.rejected(EquivalenceProblems.missingGlobals(found.missing()));
        }
        return new RestoredSnapshot(snapshot, found);
    }

    /**
     * What a fresh process finds in a runtime that it starts.
     *
     * @param blob the snapshot with its warm-up or without
     */
    static EvaluateResponse load(UnverifiedSnapshot snapshot, CanonicalBlob blob, Questions questions)
            throws PipelineTermination {
        return Evaluation.of(
                snapshot.attempt(),
                questions,
                new Failures(snapshot),
                (asked, stages) -> snapshot.attempt().session().evaluateRestored(blob.file(), asked, stages),
                "a restored runtime");
    }

    /** Why no process can start from the snapshot, and which statement is the reason. */
    private record Failures(UnverifiedSnapshot snapshot) implements EngineFailures {

        @Override
        public JobProblem refused(RefusalResponse refusal) {
            return LoadProblems.refused(refusal);
        }

        @Override
        public JobProblem died(EngineTermination death) {
            return LoadProblems.died(
                    death,
                    snapshot.created().missingHolders(),
                    snapshot.created().frozenHolders());
        }

        @Override
        public JobProblem explain(JobProblem abort) {
            return new AbortBisector(snapshot.attempt().session(), snapshot.scripts(), snapshot.conditions(), true)
                    .explain(abort);
        }
    }
}
