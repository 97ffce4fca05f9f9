package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Finding;
import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobProblem;
import dev.snapforge.build.RuntimeState;
import dev.snapforge.build.Severity;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineFacts;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.Use;
import dev.snapforge.signing.ContainerException;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * From a bundle to a blob that is proven: executed, created, warmed, loaded in a fresh process, found to hold what it must and to
 * be what its source is, and measured.
 */
@Component
class Pipeline {

    private static final String WARM_UP = "warm-up.js";

    private final BundleScripts sources;
    private final StartMeasurement measurement;
    private final IntlTargets intl;

    Pipeline(BundleScripts sources, StartMeasurement measurement, IntlTargets intl) {
        this.sources = sources;
        this.measurement = measurement;
        this.intl = intl;
    }

    JobOutcome run(JobLease lease, EngineFacts engine, EngineSession session, StageLog stages) {
        try {
            return prove(lease, engine, session, stages);
        } catch (PipelineEnd end) {
            return end.outcome() instanceof JobOutcome.Rejected rejected
                    ? new JobOutcome.Rejected(intl.explain(rejected.problem(), lease.target()), rejected.findings())
                    : end.outcome();
        }
    }

    private JobOutcome.Proven prove(JobLease lease, EngineFacts engine, EngineSession session, StageLog stages)
            throws PipelineEnd {
        List<Script> scripts = sources.of(lease);
        stages.done("fetch");
        try {
            return attempt(lease, scripts, engine, session, stages, false);
        } catch (PipelineEnd end) {
            if (!UnreadableBuffers.ended(end)) {
                throw end;
            }
        }
        for (Script way : UnreadableBuffers.ways()) {
            List<Script> more = new ArrayList<>(scripts);
            more.add(way);
            try {
                JobOutcome.Proven proven = attempt(lease, more, engine, session, stages, false);
                List<Finding> findings = new ArrayList<>(proven.findings());
                findings.add(UnreadableBuffers.finding());
                return new JobOutcome.Proven(proven.blob(), findings, proven.metrics());
            } catch (PipelineEnd end) {
                if (!(end.outcome() instanceof JobOutcome.Rejected)) {
                    throw end;
                }
            }
        }
        return attempt(lease, scripts, engine, session, stages, true);
    }

    /** @param lastTry whether to look for the statement that leaves buffers which V8 cannot read */
    private JobOutcome.Proven attempt(
            JobLease lease,
            List<Script> scripts,
            EngineFacts engine,
            EngineSession session,
            StageLog stages,
            boolean lastTry)
            throws PipelineEnd {
        BuildSpec spec = lease.spec();
        Built built = create(lease, scripts, engine, session, stages);
        List<Finding> findings = new ArrayList<>(built.findings());
        String warmup = spec.warmup();
        byte[] blob = warmup == null
                ? built.blob()
                : warm(built, new Script(WARM_UP, warmup), engine, session, stages, findings);
        findings.addAll(
                new Proof(spec, session, stages, lastTry).run(built, blob, warmup == null ? null : built.blob()));
        @Nullable SnapshotMetrics metrics = measurement.run(built, blob, spec, engine, session, findings);
        stages.done("measure");
        return new JobOutcome.Proven(blob, findings, metrics);
    }

    private Built create(
            JobLease lease, List<Script> scripts, EngineFacts engine, EngineSession session, StageLog stages)
            throws PipelineEnd {
        BuildSpec spec = lease.spec();
        Conditions conditions = BuildConditions.of(lease.bundle(), spec.policy());
        Created created = Answers.expect(
                Created.class,
                session.create(scripts, conditions, true, spec.warmup() == null, stages::add),
                death -> abortExplained(
                        death,
                        CreationProblems.died(
                                death, IntlTargets.hasIntl(lease.target().engine())),
                        session,
                        scripts,
                        conditions),
                refused -> CreationProblems.refused(PlainStack.of(refused, session, scripts)),
                List.of());
        List<Finding> findings = new ArrayList<>(reconciled(created));
        byte[] blob = canonical(created, engine, findings);
        findings.addAll(new RuntimeStateFindings(spec.policy().runtimeState(), intl.hint(lease.target()))
                .ofBundle(created.uses(), blob));
        if (spec.policy().runtimeState() == RuntimeState.REJECT) {
            List<Use> state = created.uses().stream()
                    .filter(use -> RuntimeStateFindings.STATE.contains(use.kind()))
                    .toList();
            if (!state.isEmpty()) {
                throw PipelineEnd.rejected(PolicyProblems.runtimeState(state), findings);
            }
        }
        return new Built(
                scripts,
                BuildConditions.asBuilt(conditions, created.clockHeld()),
                blob,
                created.missingHolders(),
                created.frozenHolders(),
                findings);
    }

    private static JobProblem abortExplained(
            EngineDeath death, JobProblem problem, EngineSession session, List<Script> scripts, Conditions conditions) {
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT
                ? new Culprit(session, scripts, conditions, false).explain(problem)
                : problem;
    }

    private static byte[] warm(
            Built built,
            Script warmup,
            EngineFacts engine,
            EngineSession session,
            StageLog stages,
            List<Finding> findings)
            throws PipelineEnd {
        Created warmed = Answers.expect(
                Created.class,
                session.warm(built.blob(), warmup, true, stages::add),
                WarmUpProblems::died,
                WarmUpProblems::refused,
                findings);
        findings.addAll(RuntimeStateFindings.ofWarmup(warmed.uses()));
        return canonical(warmed, engine, findings);
    }

    private static byte[] canonical(Created created, EngineFacts engine, List<Finding> findings) throws PipelineEnd {
        try {
            byte[] blob = CanonicalBlob.of(created, engine.target().engine())
                    .orElseThrow(() -> PipelineEnd.rejected(BlobProblems.unknownForm(), findings));
            if (!BlobForm.of(engine.target().engine(), blob).header().rehashable()) {
                throw PipelineEnd.rejected(BlobProblems.notRehashable(), findings);
            }
            return blob;
        } catch (ContainerException e) {
            // A bundle on a Node engine can leave what it likes in the snapshot's place: not the machine's fault.
            throw PipelineEnd.rejected(BlobProblems.unknownForm(), findings);
        }
    }

    private static List<Finding> reconciled(Created created) {
        if (created.reconciled().isEmpty()) {
            return List.of();
        }
        return List.of(new Finding(
                "deferred-built-in-replaced",
                Severity.INFO,
                "The engine's own built-ins replace the bundle's",
                "The bundle defined " + String.join(", ", created.reconciled())
                        + ", which this engine installs itself when it loads a snapshot. The bundle's definitions were removed.",
                "Nothing to do, if the bundle defines them only where they are missing, as polyfills do.",
                null,
                created.reconciled().size()));
    }
}
