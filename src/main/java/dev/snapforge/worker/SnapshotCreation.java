package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobProblem;
import dev.snapforge.build.Severity;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Refused;
import java.util.List;

/** Runs the sources where a snapshot can be taken, has V8 write the heap, and brings what it wrote into its canonical form. */
final class SnapshotCreation implements PipelineStage<BundleSources, UnverifiedSnapshot> {

    @Override
    public UnverifiedSnapshot run(BundleSources sources) throws PipelineEnd {
        Attempt attempt = sources.attempt();
        Conditions conditions =
                BuildConditions.of(attempt.lease().bundle(), attempt.spec().policy());
        Created created = EngineResponses.require(
                Created.class,
                attempt.session()
                        .create(
                                sources.scripts(),
                                conditions,
                                true,
                                attempt.spec().warmup() == null,
                                attempt.stages()::add),
                attempt,
                new Failures(sources, conditions));
        if (!created.reconciled().isEmpty()) {
            attempt.note(reconciled(created.reconciled()));
        }
        byte[] blob = CanonicalBlob.require(created, attempt);
        return new UnverifiedSnapshot(
                sources, BuildConditions.asBuilt(conditions, created.clockHeld()), created, blob, blob, false);
    }

    private static Finding reconciled(List<String> names) {
        return new Finding(
                "deferred-built-in-replaced",
                Severity.INFO,
                "The engine's own built-ins replace the bundle's",
                "The bundle defined " + String.join(", ", names)
                        + ", which this engine installs itself when it loads a snapshot. The bundle's definitions were removed.",
                "Nothing to do, if the bundle defines them only where they are missing, as polyfills do.",
                null,
                names.size());
    }

    /** Why there is no snapshot, and which statement is the reason. */
    private record Failures(BundleSources sources, Conditions conditions) implements EngineFailures {

        @Override
        public JobProblem refused(Refused refusal) {
            return CreationProblems.refused(
                    PlainStack.of(refusal, sources.attempt().session(), sources.scripts()));
        }

        @Override
        public JobProblem died(EngineDeath death) {
            return CreationProblems.died(
                    death, IntlTargets.hasIntl(sources.attempt().engineId()));
        }

        @Override
        public JobProblem explain(JobProblem abort) {
            return new Culprit(sources.attempt().session(), sources.scripts(), conditions, false).explain(abort);
        }
    }
}
