package dev.snapforge.builder.pipeline;

import dev.snapforge.builder.benchmark.StartupBenchmark;
import dev.snapforge.builder.create.BundleScripts;
import dev.snapforge.builder.create.EngineSpecAdapter;
import dev.snapforge.builder.create.ImportRewriting;
import dev.snapforge.builder.create.ModuleDeferral;
import dev.snapforge.builder.create.RejectionPolicy;
import dev.snapforge.builder.create.RuntimeStatePolicy;
import dev.snapforge.builder.create.SnapshotCreation;
import dev.snapforge.builder.create.TypeErasure;
import dev.snapforge.builder.create.UnicodeExpansion;
import dev.snapforge.builder.create.UnreadableBufferRetry;
import dev.snapforge.builder.create.WarmUp;
import dev.snapforge.builder.defer.DeferralRetry;
import dev.snapforge.builder.finding.IntlTargets;
import dev.snapforge.builder.origin.OriginalLocations;
import dev.snapforge.builder.publish.SnapshotPublishing;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.MeasuredSnapshot;
import dev.snapforge.builder.stage.OutcomeEditor;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.ProcessSlots;
import dev.snapforge.builder.verify.EquivalenceVerifier;
import dev.snapforge.builder.verify.FirstUseVerifier;
import dev.snapforge.builder.verify.LoadVerifier;
import dev.snapforge.engine.BuilderRole;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * From a bundle to a blob that is proven: the stages of a job, in their order. Each takes what the one before it made, and may end the
 * attempt. What they report under which name is in {@link JobStage}; {@code docs/architecture.md} says what each does. Signing and
 * publishing come after it ({@link SnapshotPublishing}), when no code of the bundle runs any more.
 */
@Component
@BuilderRole
public class Pipeline {

    private final PipelineStage<Attempt, JobOutcome> stages;
    private final List<OutcomeEditor> editors;

    Pipeline(
            BundleScripts fetch,
            IntlTargets intl,
            StartupBenchmark measurement,
            OriginalLocations originals,
            ProcessSlots slots) {
        PipelineStage<BundleSources, MeasuredSnapshot> making = PipelineStage
                // record, parse, execute, reconcile, create: all of them in one engine process
                .first(new SnapshotCreation(intl, slots))
                .then(new RejectionPolicy())
                .then(new RuntimeStatePolicy(intl))
                .then(new WarmUp())
                .then(new LoadVerifier())
                .then(new EquivalenceVerifier())
                // only if a pattern defers modules
                .then(new FirstUseVerifier())
                .then(measurement);
        stages = PipelineStage
                // leaves out what engines in Node do not do
                .first(new EngineSpecAdapter())
                .then(fetch)
                // only if there is TypeScript
                .then(new TypeErasure())
                // only if a pattern defers modules
                .then(new ModuleDeferral())
                // only if there is import(), or a deferred module
                .then(new ImportRewriting())
                // only on engines without Unicode's tables
                .then(new UnicodeExpansion(intl))
                .then(new DeferralRetry(new UnreadableBufferRetry(making)))
                .then(Pipeline::proven);
        editors = List.of(intl, originals);
    }

    private static JobOutcome proven(MeasuredSnapshot measured) {
        Attempt attempt = measured.snapshot().attempt();
        return new JobOutcome.Proven(
                attempt.lease(),
                measured.snapshot().blob(),
                attempt.findings(),
                measured.metrics(),
                attempt.capabilities());
    }

    /** Runs all stages, as far as they come. */
    public JobOutcome run(Attempt attempt) {
        JobOutcome outcome = ended(attempt);
        for (OutcomeEditor editor : editors) {
            outcome = editor.edit(outcome, attempt.lease());
        }
        return outcome;
    }

    private JobOutcome ended(Attempt attempt) {
        try {
            return stages.run(attempt);
        } catch (PipelineTermination end) {
            attempt.session().explain();
            return end.explained();
        }
    }
}
