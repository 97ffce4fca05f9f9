package dev.snapforge.builder.publish;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.CanonicalBlob;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.format.ContainerFile;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.proven.AttemptKey;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.proven.ProvenSnapshotPublisher;
import dev.snapforge.signing.SignerUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts a proven blob into its container and has it published: at once by this process if it holds the signing key, otherwise by a signer
 * that finds it later. The engine process that ran the bundle is gone by now.
 */
@Component
@BuilderRole
public class SnapshotPublishing {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPublishing.class);

    /** As a signer needs it: the container, two copies for the verification of its signature, its blob, and some. */
    private static final int HEAP_PER_BYTE = 5;

    private final ObjectProvider<ProvenSnapshotPublisher> publisher;
    private final Handover handover;

    SnapshotPublishing(ObjectProvider<ProvenSnapshotPublisher> publisher, Handover handover) {
        this.publisher = publisher;
        this.handover = handover;
    }

    /**
     * Publishes what an attempt has made, or leaves it to a signer.
     *
     * @param key the one that the claim of the attempt named
     * @return whether the job has ended; otherwise it is a signer's
     * @throws dev.snapforge.builds.LeaseLostException if the attempt is no longer the job's
     * @throws dev.snapforge.release.VersionExistsException if its version is taken
     * @throws dev.snapforge.snapshot.SnapshotRevokedException if the same snapshot was revoked
     */
    public boolean publish(Attempt attempt, JobOutcome.Proven proven, String builder, Instant started, AttemptKey key) {
        JobLease lease = proven.lease();
        ContainerFile container = container(attempt, proven);
        ProvenSnapshotPublisher here = publisher.getIfAvailable();
        // Signing needs all of the container in memory. If there is no room now, signers have it, one at a time.
        if (here == null || !attempt.session().tryAdmit(container.size() * HEAP_PER_BYTE)) {
            handover.handOver(container, proven, attempt, key);
            return false;
        }
        try {
            here.publish(
                    new ProvenSnapshot(
                            lease,
                            bytes(container),
                            container.metadata(),
                            builder,
                            started,
                            proven.findings(),
                            proven.metrics(),
                            proven.capabilities()),
                    new Reports(attempt));
            return true;
        } catch (SignerUnavailableException e) {
            // The work is done and stays done: it waits for the key as that of other builders does.
            LOG.warn("Job {} waits for the signing key: {}", lease.jobId(), String.valueOf(e.getCause()));
            handover.handOver(container, proven, attempt, key);
            return false;
        }
    }

    private static ContainerFile container(Attempt attempt, JobOutcome.Proven proven) {
        CanonicalBlob blob = proven.blob();
        try {
            return ContainerFile.write(
                    metadata(proven.lease(), attempt.engine(), blob),
                    blob.file().path(),
                    attempt.session().newFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ContainerFile container) {
        try {
            byte[] bytes = Files.readAllBytes(container.path());
            if (!Digest.of(bytes).equals(container.digest())) {
                throw new IllegalStateException("The container has become another, which nobody proved");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SnapshotMetadata metadata(JobLease lease, EngineProbeResult engine, CanonicalBlob blob) {
        return new SnapshotMetadata(
                engine.target(),
                engine.v8Version(),
                SnapshotMetadata.flags(engine.sharesProcess()),
                engine.engineVersion(),
                engine.nativeLibrary(),
                engine.icuData(),
                lease.spec().prelude(),
                lease.spec().features(),
                lease.spec().requires(),
                lease.bundle(),
                SpecDigest.of(lease.spec()),
                blob.digest(),
                blob.size());
    }

    /** The attempt's own stages and log. */
    private record Reports(Attempt attempt) implements ProvenSnapshotPublisher.Progress {

        @Override
        public void signed() {
            attempt.stages().done(JobStage.SIGN);
            attempt.stages().flush();
        }

        @Override
        public void published() {
            attempt.stages().doneWithin(JobStage.PUBLISH);
        }

        @Override
        public String log() {
            return attempt.log();
        }
    }
}
