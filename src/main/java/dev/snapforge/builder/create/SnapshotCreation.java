package dev.snapforge.builder.create;

import dev.snapforge.builder.finding.IntlTargets;
import dev.snapforge.builder.finding.RuntimeStateFindings;
import dev.snapforge.builder.problem.AbortBisector;
import dev.snapforge.builder.problem.CreationProblems;
import dev.snapforge.builder.problem.PlainRun;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BundleSources;
import dev.snapforge.builder.stage.CanonicalBlob;
import dev.snapforge.builder.stage.EngineFailures;
import dev.snapforge.builder.stage.EngineResponses;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.PlainSide;
import dev.snapforge.builder.stage.ProcessSlots;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.engine.EngineResponse;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.List;
import java.util.Optional;

/** Runs the sources where a snapshot can be taken, has V8 write the heap, and brings what it wrote into its canonical form. */
public final class SnapshotCreation implements PipelineStage<BundleSources, UnverifiedSnapshot> {

    /** As reconcile.js names the global object, if it is closed and not frozen. */
    private static final String GLOBAL = "globalThis";

    private final IntlTargets intl;
    private final ProcessSlots slots;

    /**
     * @param intl what to do where a bundle looks for Intl in vain
     * @param slots says whether a plain runtime may be at work beside
     */
    public SnapshotCreation(IntlTargets intl, ProcessSlots slots) {
        this.intl = intl;
        this.slots = slots;
    }

    @Override
    public UnverifiedSnapshot run(BundleSources sources) throws PipelineTermination {
        Attempt attempt = sources.attempt();
        DeterminismSettings conditions =
                BuildDeterminism.of(attempt.lease().bundle(), attempt.spec().policy());
        PlainSide plain = new PlainSide(sources, slots);
        RecordedUses uses = new RecordedUses(attempt.stages()::add)
                .whenRecorded(recorded -> plain.begin(BuildDeterminism.asRecorded(conditions, recorded)));
        // Of an earlier try, which led to nothing.
        attempt.session().discardBlobs();
        EngineResponse answer = attempt.session()
                .create(sources.building(), conditions, true, attempt.spec().warmup() == null, uses);
        if (answer.as(CreateResponse.class).isEmpty()) {
            // What was recorded leads on where no snapshot comes of it, too.
            attempt.note(RuntimeStateFindings.of(attempt, intl).ofBundle(uses.all(), null));
        }
        CreateResponse created =
                EngineResponses.require(CreateResponse.class, answer, attempt, new Failures(sources, conditions));
        if (!created.reconciled().isEmpty()) {
            attempt.note(reconciled(created.reconciled()));
        }
        if (created.frozenHolders().contains(GLOBAL)) {
            throw attempt.rejected(CreationProblems.globalNotExtensible());
        }
        CanonicalBlob blob = CanonicalForm.require(created, attempt);
        DeterminismSettings built = BuildDeterminism.asBuilt(conditions, created.clockHeld());
        return new UnverifiedSnapshot(sources, built, created, uses.all(), blob, blob, false, plain.under(built));
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
            Attempt attempt = sources.attempt();
            List<String> deferred = attempt.engine().deferred();
            PlainRun plain = PlainRun.after(refusal, attempt.session(), sources.scripts());
            JobProblem problem = CreationProblems.refused(
                    plain.located(), attempt.spec().prelude(), deferred, () -> plain.difference(deferred));
            return CreationProblems.placed(problem, refusal, sources.scripts());
        }

        @Override
        public JobProblem died(EngineTermination death) {
            return CreationProblems.died(
                    death, IntlTargets.hasIntl(sources.attempt().engineId()));
        }

        @Override
        public JobProblem explain(JobProblem abort) {
            Attempt attempt = sources.attempt();
            // V8 13.0 also ends where a bundle throws something that it cannot tell there; a plain runtime tells it.
            return attempt.session()
                    .evaluatePlain(sources.scripts(), conditions, Questions.NONE, stage -> {})
                    .as(RefusalResponse.class)
                    .map(refusal -> CreationProblems.refused(
                            refusal, attempt.spec().prelude(), attempt.engine().deferred(), Optional::empty))
                    .orElseGet(() ->
                            new AbortBisector(attempt.session(), sources.scripts(), conditions, false).explain(abort));
        }
    }
}
