package dev.snapforge.worker;

import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineSettings;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * From a bundle to a blob that is proven: the stages of a job, in their order. Each takes what the one before it made, and may end the
 * attempt. What they report under which name is in {@link JobStage}; {@code docs/architecture.md} says what each does. Signing and
 * publishing come after it ({@link Publishing}), when no code of the bundle runs any more.
 */
@Component
@BuilderRole
class Pipeline {

    private final PipelineStage<Attempt, JobOutcome> stages;
    private final List<OutcomeEditor> editors;

    Pipeline(
            BundleScripts fetch,
            IntlTargets intl,
            StartMeasurement measurement,
            OriginalPlaces originals,
            EngineSettings settings) {
        PipelineStage<BundleSources, MeasuredSnapshot> making = PipelineStage
                // record, parse, execute, reconcile, create: all of them in one engine process
                .first(new SnapshotCreation())
                .then(new RuntimeStatePolicy(intl))
                .then(new WarmUp())
                .then(new LoadVerifier())
                .then(new EquivalenceVerifier())
                .then(measurement);
        stages = PipelineStage
                // leaves out what Node does not do
                .first(new NodeSpecAdapter())
                .then(fetch)
                .then(new UnreadableBufferRetry(making))
                .then(new SizeLimit(settings.limits().snapshot().toBytes()));
        editors = List.of(intl, originals);
    }

    /** Runs all stages, as far as they come. */
    JobOutcome run(Attempt attempt) {
        JobOutcome outcome = ended(attempt);
        for (OutcomeEditor editor : editors) {
            outcome = editor.edit(outcome, attempt.lease());
        }
        return outcome;
    }

    private JobOutcome ended(Attempt attempt) {
        try {
            return stages.run(attempt);
        } catch (PipelineEnd end) {
            return end.explained();
        }
    }
}
