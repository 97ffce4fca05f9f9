package dev.snapforge.builder.publish;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.ContentReservation;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.JobQueue;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.format.ContainerFile;
import dev.snapforge.proven.AttemptKey;
import dev.snapforge.proven.ProvenWork;
import dev.snapforge.proven.ProvenWorkRepository;
import dev.snapforge.proven.SealedWork;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Leaves proven work to a signer: the unsigned container in the store, then, in one transaction, a row that says what it is, the end of
 * the builder's lease, and the job's place in the signers' queue. A builder that dies before that commit has handed over nothing.
 */
@Component
@BuilderRole
class Handover {

    private final ContentReservations reservations;
    private final BlobStore blobs;
    private final ProvenWorkRepository works;
    private final JobLeases leases;
    private final JobQueue queue;
    private final TransactionTemplate transaction;

    Handover(
            ContentReservations reservations,
            BlobStore blobs,
            ProvenWorkRepository works,
            JobLeases leases,
            JobQueue queue,
            TransactionTemplate transaction) {
        this.reservations = reservations;
        this.blobs = blobs;
        this.works = works;
        this.leases = leases;
        this.queue = queue;
        this.transaction = transaction;
    }

    /** @throws dev.snapforge.builds.LeaseLostException if the attempt is no longer the job's */
    void handOver(ContainerFile container, JobOutcome.Proven proven, Attempt attempt, AttemptKey key) {
        JobLease lease = proven.lease();
        ContentReservation reservation = reservations.reserve(List.of(container.digest()));
        store(container);
        attempt.stages().done(JobStage.HAND_OVER);
        attempt.stages().flush();
        ProvenWork work = new ProvenWork(
                lease.jobId(),
                lease.attempt(),
                container.digest(),
                container.size(),
                proven.findings(),
                proven.metrics(),
                attempt.log(),
                proven.capabilities());
        SealedWork seal = SealedWork.of(work, key);
        transaction.executeWithoutResult(status -> {
            reservations.settle(reservation);
            leases.handOver(lease);
            works.add(work, seal);
            queue.handOver(lease.jobId(), lease.target());
        });
    }

    private void store(ContainerFile container) {
        try (InputStream content = Files.newInputStream(container.path())) {
            Digest stored = blobs.put(content, container.size()).digest();
            if (!stored.equals(container.digest())) {
                throw new IllegalStateException("The container has become " + stored + ", which nobody proved");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
