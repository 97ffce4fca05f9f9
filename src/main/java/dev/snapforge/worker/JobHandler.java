package dev.snapforge.worker;

import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobLeases;
import dev.snapforge.build.LeaseLostException;
import dev.snapforge.engine.Engine;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.EngineSettings;
import dev.snapforge.observe.Work;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.snapshot.SnapshotRevokedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt at one job, from the claim to the end. */
@Component
class JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JobHandler.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JobLeases leases;
    private final Pipeline pipeline;
    private final OriginalPlaces places;
    private final Publishing publishing;
    private final RunningJobs running;
    private final BuilderSettings settings;
    private final EngineSettings engineSettings;
    private final JobTrail trail;
    private final Clock clock;

    JobHandler(
            JobLeases leases,
            Pipeline pipeline,
            OriginalPlaces places,
            Publishing publishing,
            RunningJobs running,
            BuilderSettings settings,
            EngineSettings engineSettings,
            JobTrail trail,
            Clock clock) {
        this.leases = leases;
        this.pipeline = pipeline;
        this.places = places;
        this.publishing = publishing;
        this.running = running;
        this.settings = settings;
        this.engineSettings = engineSettings;
        this.trail = trail;
        this.clock = clock;
    }

    /** What is to become of the job's row in the queue. */
    sealed interface Verdict {

        /** The job has ended. */
        record Done() implements Verdict {}

        /** The job waits for another attempt, after a pause. */
        record Again(Duration pause) implements Verdict {}

        /** The row is somebody else's by now. */
        record NotOurs() implements Verdict {}
    }

    Verdict run(UUID job, String builder, Engine engine) {
        Optional<NodeLease> claimed = leases.claim(job, builder).map(NodeLease::of);
        if (claimed.isEmpty()) {
            return new Verdict.Done();
        }
        try (Work work = trail.begin(claimed.get().lease())) {
            return attempt(claimed.get(), builder, engine, work);
        }
    }

    private Verdict attempt(NodeLease claimed, String builder, Engine engine, Work work) {
        JobLease lease = claimed.lease();
        try {
            return run(claimed, builder, engine, work);
        } catch (LeaseLostException e) {
            LOG.info("Job {} attempt {} has lost its lease", lease.jobId(), lease.attempt());
            return new Verdict.NotOurs();
        } catch (RuntimeException e) {
            trail.failed(e);
            LOG.error("Job {} attempt {} failed in a way that it should not", lease.jobId(), lease.attempt(), e);
            return giveBack(lease, e.getClass().getSimpleName(), "");
        }
    }

    private Verdict run(NodeLease claimed, String builder, Engine engine, Work work) {
        JobLease lease = claimed.lease();
        Instant started = clock.instant();
        StageLog stages = new StageLog(leases, lease, work);
        try (EngineSession session = engine.open()) {
            running.add(lease.jobId(), session);
            JobOutcome outcome = places.in(
                    lease.bundle(), limited(claimed.told(pipeline.run(lease, engine.facts(), session, stages))));
            String log = stages.text() + session.log();
            if (outcome instanceof JobOutcome.Proven proven) {
                publishing.publish(lease, builder, engine.facts(), proven, started, stages, session.log());
                LOG.info("Job {} succeeded", lease.jobId());
            } else if (outcome instanceof JobOutcome.Rejected rejected) {
                leases.fail(lease, rejected.problem(), rejected.findings(), log);
                LOG.info("Job {} failed: {}", lease.jobId(), rejected.problem().code());
            } else if (outcome instanceof JobOutcome.MachineFault fault) {
                return giveBack(lease, fault.reason(), log);
            } else if (running.stopping()) {
                leases.handBack(lease, "The builder is being stopped.");
                return new Verdict.Again(Duration.ZERO);
            }
        } catch (SnapshotRevokedException e) {
            leases.fail(lease, EndProblems.revoked(e), List.of(), stages.text());
        } catch (VersionExistsException e) {
            leases.fail(lease, EndProblems.versionExists(e), List.of(), stages.text());
        } finally {
            running.remove(lease.jobId());
        }
        return new Verdict.Done();
    }

    private JobOutcome limited(JobOutcome outcome) {
        long limit = engineSettings.limits().snapshot().toBytes();
        return outcome instanceof JobOutcome.Proven proven && proven.blob().length > limit
                ? new JobOutcome.Rejected(BlobProblems.tooLarge(proven.blob().length, limit), proven.findings())
                : outcome;
    }

    private Verdict giveBack(JobLease lease, String reason, String log) {
        LOG.warn("Job {} attempt {} is given back: {}", lease.jobId(), lease.attempt(), reason);
        if (lease.attempt() >= settings.maxAttempts()) {
            leases.fail(lease, EndProblems.givenUp(lease.attempt(), reason), List.of(), log);
            return new Verdict.Done();
        }
        leases.handBack(lease, reason);
        return new Verdict.Again(PAUSE);
    }
}
