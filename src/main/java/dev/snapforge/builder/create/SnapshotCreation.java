package dev.snapforge.builder.create;

import dev.snapforge.builder.finding.IntlTargets;
import dev.snapforge.builder.problem.AbortBisector;
import dev.snapforge.builder.problem.CreationProblems;
import dev.snapforge.builder.problem.PlainRunStack;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.List;

/** Runs the sources where a snapshot can be taken, has V8 write the heap, and brings what it wrote into its canonical form. */
public final class SnapshotCreation implements PipelineStage<BundleSources, UnverifiedSnapshot> {

    @Override
    public UnverifiedSnapshot run(BundleSources sources) throws PipelineTermination {
        Attempt attempt = sources.attempt();
        DeterminismSettings conditions =
                BuildDeterminism.of(attempt.lease().bundle(), attempt.spec().policy());
        CreateResponse created = EngineResponses.require(
                CreateResponse.class,
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
                sources, BuildDeterminism.asBuilt(conditions, created.clockHeld()), created, blob, blob, false);
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
    private record Failures(BundleSources sources, DeterminismSettings conditions) implements EngineFailures {

        @Override
        public JobProblem refused(RefusalResponse refusal) {
            return CreationProblems.refused(
                    PlainRunStack.of(refusal, sources.attempt().session(), sources.scripts()),
                    sources.attempt().spec().prelude(),
                    sources.attempt().engine().deferred());
        }

        @Override
        public JobProblem died(EngineTermination death) {
            return CreationProblems.died(
                    death, IntlTargets.hasIntl(sources.attempt().engineId()));
        }

        @Override
        public JobProblem explain(JobProblem abort) {
            return new AbortBisector(sources.attempt().session(), sources.scripts(), conditions, false).explain(abort);
        }
    }
}
