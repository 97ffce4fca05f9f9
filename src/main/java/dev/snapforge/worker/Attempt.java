package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Finding;
import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineFacts;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.kernel.EngineId;
import java.util.ArrayList;
import java.util.List;

/** One attempt at a job: what it is about, the engine that it has, and what was noticed so far. Belongs to one thread. */
final class Attempt {

    private final JobLease lease;
    private final EngineFacts engine;
    private final EngineSession session;
    private final StageLog stages;
    private final List<Finding> findings;

    /** Nothing was noticed yet. */
    Attempt(JobLease lease, EngineFacts engine, EngineSession session, StageLog stages) {
        this(lease, engine, session, stages, List.of());
    }

    private Attempt(
            JobLease lease, EngineFacts engine, EngineSession session, StageLog stages, List<Finding> findings) {
        this.lease = lease;
        this.engine = engine;
        this.session = session;
        this.stages = stages;
        this.findings = new ArrayList<>(findings);
    }

    JobLease lease() {
        return lease;
    }

    /** What is asked for, as it is carried out. */
    BuildSpec spec() {
        return lease.spec();
    }

    EngineFacts engine() {
        return engine;
    }

    EngineId engineId() {
        return engine.target().engine();
    }

    EngineSession session() {
        return session;
    }

    StageLog stages() {
        return stages;
    }

    /** What the job's log is to show of it: the stages so far, and what the engine's processes wrote. */
    String log() {
        return stages.text() + session.log();
    }

    /** What was noticed so far, in that order. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void note(Finding finding) {
        findings.add(finding);
    }

    void note(List<Finding> more) {
        findings.addAll(more);
    }

    /** The same attempt from here on, with another spec. */
    Attempt with(BuildSpec other) {
        return new Attempt(lease.with(other), engine, session, stages, findings);
    }

    /** The same attempt up to here: what is noticed in the branch from now on, only the branch knows. */
    Attempt branch() {
        return new Attempt(lease, engine, session, stages, findings);
    }

    /** Ends the attempt for good: another one would end the same way. */
    PipelineEnd rejected(JobProblem problem) {
        return new PipelineEnd(new JobOutcome.Rejected(problem, findings()));
    }
}
