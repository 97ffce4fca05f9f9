package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.Evaluated;
import dev.snapforge.engine.protocol.Refused;

/** Starts a runtime from the snapshot in a fresh process, as a client will, and looks whether what the spec requires is there. */
final class LoadVerifier implements PipelineStage<UnverifiedSnapshot, RestoredSnapshot> {

    @Override
    public RestoredSnapshot run(UnverifiedSnapshot snapshot) throws PipelineEnd {
        Attempt attempt = snapshot.attempt();
        Questions questions = new Questions(attempt.spec().requires(), new Checks(attempt.spec()).expressions(), true);
        Evaluated found = load(snapshot, snapshot.blob(), questions);
        if (!found.missing().isEmpty()) {
            throw attempt.rejected(ProofProblems.missingGlobals(found.missing()));
        }
        return new RestoredSnapshot(snapshot, found);
    }

    /**
     * What a fresh process finds in a runtime that it starts.
     *
     * @param blob the snapshot with its warm-up or without
     */
    static Evaluated load(UnverifiedSnapshot snapshot, byte[] blob, Questions questions) throws PipelineEnd {
        Attempt attempt = snapshot.attempt();
        return EngineResponses.require(
                Evaluated.class,
                attempt.session().evaluateRestored(blob, questions, attempt.stages()::add),
                attempt,
                new Failures(snapshot));
    }

    /** Why no process can start from the snapshot, and which statement is the reason. */
    private record Failures(UnverifiedSnapshot snapshot) implements EngineFailures {

        @Override
        public JobProblem refused(Refused refusal) {
            return LoadProblems.refused(refusal);
        }

        @Override
        public JobProblem died(EngineDeath death) {
            return LoadProblems.died(
                    death,
                    snapshot.created().missingHolders(),
                    snapshot.created().frozenHolders());
        }

        @Override
        public JobProblem explain(JobProblem abort) {
            return new Culprit(snapshot.attempt().session(), snapshot.scripts(), snapshot.conditions(), true)
                    .explain(abort);
        }
    }
}
