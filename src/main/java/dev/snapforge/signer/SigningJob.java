package dev.snapforge.signer;

import dev.snapforge.builder.problem.JobTerminationProblems;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.JobTracing;
import dev.snapforge.builder.stage.StageReports;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.LeaseLostException;
import dev.snapforge.builds.ProvenJob;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.observe.TracedOperation;
import dev.snapforge.proven.ProvenSnapshotPublisher;
import dev.snapforge.proven.ProvenWorkRepository;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.SnapshotRevokedException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings one proven job to its end: verified, signed and published, or refused. */
@Component
@SignerRole
class SigningJob {

    private static final Logger LOG = LoggerFactory.getLogger(SigningJob.class);

    /** How many signers may end with their process, as one that runs out of memory does, before the work counts as the reason. */
    private static final int MOST_BEGUN = 3;

    private final JobLeases leases;
    private final WorkVerification verification;
    private final ProvenSnapshotPublisher publisher;
    private final ProvenWorkRepository works;
    private final RefusalMeters refusals;
    private final JobTracing tracing;
    private final TransactionTemplate transaction;

    SigningJob(
            JobLeases leases,
            WorkVerification verification,
            ProvenSnapshotPublisher publisher,
            ProvenWorkRepository works,
            RefusalMeters refusals,
            JobTracing tracing,
            TransactionTemplate transaction) {
        this.leases = leases;
        this.verification = verification;
        this.publisher = publisher;
        this.works = works;
        this.refusals = refusals;
        this.tracing = tracing;
        this.transaction = transaction;
    }

    /**
     * Does what is left to do for the job, which may be nothing: another signer may have ended it, or somebody cancelled it.
     *
     * @throws RuntimeException if it cannot be decided now, because database, store or key cannot be used
     */
    void run(UUID job) {
        Optional<ProvenJob> proven = leases.proven(job);
        if (proven.isEmpty()) {
            works.remove(job);
            return;
        }
        JobLease lease = proven.get().lease();
        int begun = works.begin(job, lease.attempt());
        if (begun > MOST_BEGUN) {
            giveUp(job, MOST_BEGUN, "Each signer ended while it looked at it.");
            return;
        }
        try (TracedOperation work = tracing.begin(lease)) {
            run(proven.get(), work);
        } catch (LeaseLostException e) {
            LOG.info("Job {} attempt {} has been ended by somebody else", job, lease.attempt());
            works.remove(job);
        }
    }

    private void run(ProvenJob job, TracedOperation work) {
        JobLease lease = job.lease();
        StageReports stages = new StageReports(leases, tracing, lease, work);
        String log = "";
        try {
            WorkVerification.Verified verified = verification.verify(job);
            log = verified.log();
            publisher.publish(verified.snapshot(), new Reports(verified.log(), stages, lease.jobId()));
            LOG.info("Job {} succeeded", lease.jobId());
        } catch (WorkRefusedException e) {
            refusals.count(e.reason());
            LOG.error(
                    "Job {} attempt {} of builder {} is not signed: {} Expected: {}. Found: {}.",
                    lease.jobId(),
                    lease.attempt(),
                    job.builder(),
                    e.getMessage(),
                    e.expected(),
                    e.found());
            fail(lease, refused(e), log);
        } catch (SnapshotRevokedException e) {
            fail(lease, JobTerminationProblems.revoked(e), log + stages.text());
        } catch (VersionExistsException e) {
            fail(lease, JobTerminationProblems.versionExists(e), log + stages.text());
        }
    }

    /** Notes that it could not be decided now, and that the process lives to say so. */
    void undecided(UUID job) {
        works.ended(job);
    }

    /** Ends a job that failed again and again in a way that it should not. */
    void giveUp(UUID job, int times, String reason) {
        leases.proven(job).ifPresent(it -> {
            LOG.error("Job {} is given up: it could not be signed {} times", job, times);
            fail(it.lease(), JobTerminationProblems.givenUp(times, reason), "");
        });
    }

    private void fail(JobLease lease, JobProblem problem, String log) {
        transaction.executeWithoutResult(status -> {
            leases.fail(lease, problem, List.of(), log);
            works.remove(lease.jobId());
        });
    }

    private static JobProblem refused(WorkRefusedException refusal) {
        return JobProblem.of(
                refusal.code(),
                "A signer refused what the builder made",
                refusal.getMessage() + " Expected: " + refusal.expected() + ". Found: " + refusal.found() + ".",
                refusal.hint());
    }

    /** Stages as a builder reports them, behind what the builder's log says. */
    private final class Reports implements ProvenSnapshotPublisher.Progress {

        private final String before;
        private final StageReports stages;
        private final UUID job;

        Reports(String before, StageReports stages, UUID job) {
            this.before = before;
            this.stages = stages;
            this.job = job;
        }

        @Override
        public void signed() {
            stages.done(JobStage.SIGN);
            stages.flush();
        }

        @Override
        public void published() {
            stages.doneWithin(JobStage.PUBLISH);
            works.remove(job);
        }

        @Override
        public String log() {
            return before + stages.text();
        }
    }
}
