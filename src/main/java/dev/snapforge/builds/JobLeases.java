package dev.snapforge.builds;

import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.core.Digest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What builders and signers write about jobs. Every write names the attempt and checks that a row was changed; one that comes too late
 * gets {@link LeaseLostException} and changes nothing. All join the caller's transaction.
 */
@Service
@Transactional
public class JobLeases {

    private final JobRepository jobs;
    private final JobTransitions changes;
    private final BuildRepository builds;
    private final JobMeters meters;

    JobLeases(JobRepository jobs, JobTransitions changes, BuildRepository builds, JobMeters meters) {
        this.jobs = jobs;
        this.changes = changes;
        this.builds = builds;
        this.meters = meters;
    }

    /**
     * Takes the job, also from a builder that lost it: QUEUED or RUNNING becomes RUNNING as the next attempt.
     *
     * @param key 32 bytes, the public half of the Ed25519 key with which this attempt will prove that its work is its own
     * @return empty if the job has ended, or does not exist
     */
    public Optional<JobLease> claim(UUID jobId, String builder, byte[] key) {
        Optional<JobRow> found = jobs.lock(jobId).filter(it -> !it.status().ended());
        if (found.isEmpty() || !jobs.claim(found.get(), builder, key)) {
            return Optional.empty();
        }
        JobRow job = found.get();
        int attempt = job.attempt() + 1;
        changes.follow(job, JobStatus.RUNNING, attempt, Map.of("builder", builder));
        meters.claimed(job.target());
        return lease(job, attempt, false);
    }

    /**
     * Ends the builder's part: the attempt is proven, and the job stays RUNNING until a signer ends it. The builder may write no
     * more; the caller hands the job's place in the queue over in the same transaction.
     */
    public void handOver(JobLease lease) {
        require(jobs.handOver(held(lease).id(), lease.attempt()), lease);
    }

    /** The job whose current attempt waits for a signer, with what only its claim can know; empty for every other one. */
    @Transactional(readOnly = true)
    public Optional<ProvenJob> proven(UUID jobId) {
        return jobs.find(jobId)
                .filter(it -> it.status() == JobStatus.RUNNING && it.handedOver())
                .flatMap(it -> lease(it, it.attempt(), true).map(lease -> builds.claim(lease)));
    }

    /** What a job that has succeeded was about; empty for every other one. Nothing can be written with it. */
    @Transactional(readOnly = true)
    public Optional<JobLease> succeeded(UUID jobId) {
        return jobs.find(jobId)
                .filter(it -> it.status() == JobStatus.SUCCEEDED)
                .flatMap(it -> lease(it, it.attempt(), it.handedOver()));
    }

    /** Notes that steps are done; each once, where several signers have begun because one of them died. */
    public void stages(JobLease lease, List<CompletedStage> stages) {
        JobRow job = held(lease);
        for (CompletedStage done : stages) {
            if (!lease.handedOver() || !jobs.hasStage(job.id(), done.name())) {
                require(jobs.addStage(job.id(), lease.attempt(), done), lease);
                changes.stageDone(job, done);
            }
        }
    }

    /** RUNNING becomes SUCCEEDED. */
    public void succeed(JobLease lease, Digest snapshot, List<Finding> findings, String log) {
        finish(lease, new JobResult(snapshot, null, findings, log), Map.of("snapshot", snapshot.toString()));
    }

    /** RUNNING becomes FAILED. */
    public void fail(JobLease lease, JobProblem problem, List<Finding> findings, String log) {
        finish(lease, new JobResult(null, problem, findings, log), Map.of("code", problem.code()));
    }

    /** RUNNING becomes QUEUED, as when a builder shuts down; the caller puts the job into the queue again. */
    public void handBack(JobLease lease, String reason) {
        JobRow job = held(lease);
        require(jobs.requeue(job.id(), lease.attempt()), lease);
        changes.follow(job, JobStatus.QUEUED, lease.attempt(), Map.of("reason", reason));
    }

    /**
     * Takes a job from a builder that died: RUNNING becomes QUEUED, or FAILED with {@code builder-lost} once it has been
     * tried often enough. One that the builder had not claimed yet, or had handed back already, stays QUEUED; one that it had
     * proven is a signer's.
     *
     * @param maxAttempts how many attempts there may be, from 1
     * @return whether it is QUEUED now, and the caller is to put it into the queue again
     */
    public boolean lost(UUID jobId, String reason, int maxAttempts) {
        Optional<JobRow> found = jobs.lock(jobId).filter(it -> !it.status().ended());
        if (found.isEmpty()) {
            return false;
        }
        JobRow job = found.get();
        if (job.status() == JobStatus.QUEUED) {
            return true;
        }
        if (job.handedOver()) {
            return false;
        }
        if (job.attempt() < maxAttempts) {
            boolean queued = jobs.requeue(jobId, job.attempt());
            if (queued) {
                changes.follow(job, JobStatus.QUEUED, job.attempt(), Map.of("reason", reason));
            }
            return queued;
        }
        JobProblem problem = new JobProblem(
                "builder-lost",
                "The builder was lost",
                "The builder stopped answering in each of " + job.attempt() + " attempts. The last time: " + reason,
                "If this bundle does it every time, look at its memory use; otherwise build again.",
                null,
                null,
                null);
        if (jobs.finish(jobId, job.attempt(), new JobResult(null, problem, List.of(), ""))) {
            changes.follow(job, JobStatus.FAILED, job.attempt(), Map.of("code", problem.code()));
        }
        return false;
    }

    /** Jobs that have been QUEUED for this time, the oldest first; only the database's clock counts. */
    @Transactional(readOnly = true)
    public List<WaitingJob> waitingFor(Duration time) {
        return jobs.waitingFor(time);
    }

    /**
     * QUEUED becomes FAILED: nobody came for it.
     *
     * @return false where somebody came after all
     */
    public boolean unclaimed(UUID jobId, JobProblem problem) {
        Optional<JobRow> found = jobs.lock(jobId);
        if (found.isEmpty() || !jobs.expire(jobId, problem)) {
            return false;
        }
        JobRow job = found.get();
        changes.follow(job, JobStatus.FAILED, job.attempt(), Map.of("code", problem.code()));
        return true;
    }

    /**
     * Adds a finding to a job that has succeeded, of a build that the caller's transaction has locked by ending one of its
     * jobs.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remark(UUID job, Finding finding) {
        if (!jobs.addFinding(job, finding)) {
            throw new IllegalStateException("Job " + job + " has not succeeded");
        }
    }

    private void finish(JobLease lease, JobResult result, Map<String, ?> more) {
        JobRow job = held(lease);
        require(jobs.finish(job.id(), lease.attempt(), result), lease);
        changes.follow(job, result.status(), lease.attempt(), more);
    }

    private Optional<JobLease> lease(JobRow job, int attempt, boolean handedOver) {
        return builds.find(job.buildId())
                .map(it -> new JobLease(
                        job.id(),
                        it.id(),
                        attempt,
                        job.target(),
                        it.bundle(),
                        it.spec(),
                        it.spec().name(),
                        it.spec().version(),
                        it.rebuildOf(),
                        it.principal(),
                        builds.origin(it.id()),
                        handedOver));
    }

    private JobRow held(JobLease lease) {
        return jobs.lock(lease.jobId())
                .filter(it -> it.attempt() == lease.attempt()
                        && it.status() == JobStatus.RUNNING
                        && it.handedOver() == lease.handedOver())
                .orElseThrow(() -> new LeaseLostException(lease));
    }

    private static void require(boolean written, JobLease lease) {
        if (!written) {
            throw new LeaseLostException(lease);
        }
    }
}
