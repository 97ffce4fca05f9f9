package dev.snapforge.builder.stage;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.core.Capability;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.engine.EngineSession;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One attempt at a job: what it is about, the engine that it has, and what was noticed so far. Belongs to one thread. */
public final class Attempt {

    private final JobLease lease;
    private final EngineProbeResult engine;
    private final EngineSession session;
    private final StageReports stages;
    private final List<Finding> findings;
    private List<String> capabilities;

    /** Nothing was noticed yet. */
    public Attempt(JobLease lease, EngineProbeResult engine, EngineSession session, StageReports stages) {
        this(lease, engine, session, stages, List.of(), List.of());
    }

    private Attempt(
            JobLease lease,
            EngineProbeResult engine,
            EngineSession session,
            StageReports stages,
            List<Finding> findings,
            List<String> capabilities) {
        this.lease = lease;
        this.engine = engine;
        this.session = session;
        this.stages = stages;
        this.findings = new ArrayList<>(findings);
        this.capabilities = capabilities;
    }

    public JobLease lease() {
        return lease;
    }

    /** What is asked for, as it is carried out. */
    public BuildSpec spec() {
        return lease.spec();
    }

    public EngineProbeResult engine() {
        return engine;
    }

    public EngineId engineId() {
        return engine.target().engine();
    }

    public EngineSession session() {
        return session;
    }

    public StageReports stages() {
        return stages;
    }

    /** What the job's log is to show of it: the stages so far, and what the engine's processes wrote. */
    public String log() {
        return stages.text() + session.log();
    }

    /** What was noticed so far, in that order. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    public void note(Finding finding) {
        findings.add(finding);
    }

    public void note(List<Finding> more) {
        findings.addAll(more);
    }

    /** What the snapshot was found to offer and to need, in the words of {@link Capability}; empty before it was loaded. */
    public List<String> capabilities() {
        return capabilities;
    }

    /** Says what the snapshot was found to offer and to need; what is no such word is left out. */
    public void capabilities(Collection<String> found) {
        capabilities = Capability.words(found);
    }

    /** The same attempt from here on, with another spec. */
    public Attempt with(BuildSpec other) {
        return new Attempt(lease.with(other), engine, session, stages, findings, capabilities);
    }

    /** The same attempt up to here: what is noticed in the branch from now on, only the branch knows. */
    Attempt branch() {
        return new Attempt(lease, engine, session, stages, findings, capabilities);
    }

    /** Ends the attempt for good: another one would end the same way. */
    public PipelineTermination rejected(JobProblem problem) {
        return new PipelineTermination(new JobOutcome.Rejected(problem, findings()));
    }
}
