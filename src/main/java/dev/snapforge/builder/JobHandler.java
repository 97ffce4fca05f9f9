package dev.snapforge.builder;

import dev.snapforge.builder.pipeline.Pipeline;
import dev.snapforge.builder.problem.JobTerminationProblems;
import dev.snapforge.builder.publish.SnapshotPublishing;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.JobTracing;
import dev.snapforge.builder.stage.ProcessSlots;
import dev.snapforge.builder.stage.StageReports;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.LeaseLostException;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.Engine;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.limit.BuilderOutOfMemoryException;
import dev.snapforge.observe.TracedOperation;
import dev.snapforge.proven.AttemptKey;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.snapshot.SnapshotRevokedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One attempt at one job, from the claim to the end. */
@Component
@BuilderRole
class JobHandler {

    private static final Logger LOG = LoggerFactory.getLogger(JobHandler.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final JobLeases leases;
    private final Pipeline pipeline;
    private final SnapshotPublishing publishing;
    private final RunningJobs running;
    private final BuilderSettings settings;
    private final JobTracing trail;
    private final ProcessSlots slots;
    private final Clock clock;

    JobHandler(
            JobLeases leases,
            Pipeline pipeline,
            SnapshotPublishing publishing,
            RunningJobs running,
            BuilderSettings settings,
            JobTracing trail,
            ProcessSlots slots,
            Clock clock) {
        this.leases = leases;
        this.pipeline = pipeline;
        this.publishing = publishing;
        this.running = running;
        this.settings = settings;
        this.trail = trail;
        this.slots = slots;
        this.clock = clock;
    }

    /** What is to become of the job's row in the queue. */
    sealed interface Verdict {

        /** What the case at hand gives. */
        <T> T match(Supplier<T> done, Function<Duration, T> again, Supplier<T> notOurs);

        /** The job has ended. */
        record Done() implements Verdict {

            @Override
            public <T> T match(Supplier<T> done, Function<Duration, T> again, Supplier<T> notOurs) {
                return done.get();
            }
        }

        /** The job waits for another attempt, after a pause. */
        record Again(Duration pause) implements Verdict {

            @Override
            public <T> T match(Supplier<T> done, Function<Duration, T> again, Supplier<T> notOurs) {
                return again.apply(pause);
            }
        }

        /** The row is somebody else's by now. */
        record NotOurs() implements Verdict {

            @Override
            public <T> T match(Supplier<T> done, Function<Duration, T> again, Supplier<T> notOurs) {
                return notOurs.get();
            }
        }
    }

    Verdict run(UUID job, String builder, Engine engine) {
        AttemptKey key = AttemptKey.generate();
        Optional<JobLease> claimed = leases.claim(job, builder, key.publicKey());
        if (claimed.isEmpty()) {
            return new Verdict.Done();
        }
        if (claimed.get().attempt() > settings.maxAttempts()) {
            // Earlier attempts ended without a word, such as those of a builder that Java ended.
            return giveBack(claimed.get(), "Every attempt ended without saying why.", "");
        }
        try (TracedOperation work = trail.begin(claimed.get())) {
            return attempt(claimed.get(), key, builder, engine, work);
        }
    }

    private Verdict attempt(JobLease lease, AttemptKey key, String builder, Engine engine, TracedOperation work) {
        try {
            return run(lease, key, builder, engine, work);
        } catch (LeaseLostException e) {
            LOG.info("Job {} attempt {} has lost its lease", lease.jobId(), lease.attempt());
            return new Verdict.NotOurs();
        } catch (BuilderOutOfMemoryException e) {
            return outOfMemory(lease, e.getMessage() + " Expected: " + e.expected() + ". Found: " + e.found() + ".");
        } catch (OutOfMemoryError e) {
            // What the attempt held is garbage by now.
            LOG.error("Job {} attempt {} used up this builder's memory", lease.jobId(), lease.attempt(), e);
            return outOfMemory(lease, "Java said: " + e.getMessage());
        } catch (RuntimeException | Error e) {
            trail.failed(e);
            LOG.error("Job {} attempt {} failed in a way that it should not", lease.jobId(), lease.attempt(), e);
            return giveBack(lease, e.getClass().getSimpleName(), "");
        }
    }

    private Verdict run(JobLease lease, AttemptKey key, String builder, Engine engine, TracedOperation work) {
        Instant started = clock.instant();
        StageReports stages = new StageReports(leases, trail, lease, work);
        slots.take();
        try (EngineSession session = engine.open()) {
            running.add(lease.jobId(), session);
            try {
                Attempt attempt = new Attempt(lease, engine.facts(), session, stages);
                JobOutcome outcome = pipeline.run(attempt);
                stages.flush();
                return outcome.match(
                        proven -> publish(attempt, proven, builder, started, key),
                        rejected -> reject(attempt, rejected),
                        fault -> giveBack(lease, fault.reason(), attempt.log()),
                        () -> interrupted(lease));
            } finally {
                running.remove(lease.jobId(), session);
            }
        } catch (SnapshotRevokedException e) {
            leases.fail(lease, JobTerminationProblems.revoked(e), List.of(), stages.text());
        } catch (VersionExistsException e) {
            leases.fail(lease, JobTerminationProblems.versionExists(e), List.of(), stages.text());
        } finally {
            slots.giveBack();
        }
        return new Verdict.Done();
    }

    private Verdict publish(
            Attempt attempt, JobOutcome.Proven proven, String builder, Instant started, AttemptKey key) {
        if (publishing.publish(attempt, proven, builder, started, key)) {
            LOG.info("Job {} succeeded", attempt.lease().jobId());
            return new Verdict.Done();
        }
        LOG.info("Job {} is proven and waits for a signer", attempt.lease().jobId());
        return new Verdict.NotOurs();
    }

    private Verdict reject(Attempt attempt, JobOutcome.Rejected rejected) {
        leases.fail(attempt.lease(), rejected.reason(), rejected.findings(), attempt.log());
        LOG.info("Job {} failed: {}", attempt.lease().jobId(), rejected.reason().code());
        return new Verdict.Done();
    }

    private Verdict interrupted(JobLease lease) {
        if (!running.stopping()) {
            return new Verdict.Done();
        }
        leases.handBack(lease, "The builder is being stopped.");
        return new Verdict.Again(Duration.ZERO);
    }

    private Verdict giveBack(JobLease lease, String reason, String log) {
        return again(lease, reason, JobTerminationProblems.givenUp(lease.attempt(), reason), log);
    }

    private Verdict outOfMemory(JobLease lease, String detail) {
        return again(
                lease,
                BuilderOutOfMemoryException.CODE,
                JobTerminationProblems.outOfMemory(lease.attempt(), detail),
                "");
    }

    /** @param last the problem with which the job ends if this was its last attempt */
    private Verdict again(JobLease lease, String reason, JobProblem last, String log) {
        LOG.warn("Job {} attempt {} is given back: {}", lease.jobId(), lease.attempt(), reason);
        if (lease.attempt() >= settings.maxAttempts()) {
            leases.fail(lease, last, List.of(), log);
            return new Verdict.Done();
        }
        leases.handBack(lease, reason);
        return new Verdict.Again(PAUSE);
    }
}
