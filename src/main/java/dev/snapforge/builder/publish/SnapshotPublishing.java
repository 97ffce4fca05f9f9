package dev.snapforge.builder.publish;

import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.JobOutcome;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.Digest;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.format.Container;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.release.publish.Releases;
import dev.snapforge.signing.ActiveKey;
import dev.snapforge.signing.ProvenanceStatement;
import dev.snapforge.signing.Signer;
import dev.snapforge.snapshot.Publication;
import dev.snapforge.snapshot.SnapshotPublisher;
import dev.snapforge.snapshot.StoredSnapshot;
import dev.snapforge.verify.RuntimeRequirements;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a proven blob and publishes it. The engine process that ran the bundle is gone by now, and never saw the key. Whatever takes time
 * comes first: signing, and the publisher's verification, which is a client's, and storing. Then snapshot, end of the job and, if it was
 * the build's last one, the release are one short transaction: an attempt that has lost its lease publishes nothing.
 */
@Component
@BuilderRole
public class SnapshotPublishing {

    private final Bundles bundles;
    private final Signer signer;
    private final SnapshotPublisher publisher;
    private final JobLeases leases;
    private final RebuildComparison rebuilds;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    SnapshotPublishing(
            Bundles bundles,
            Signer signer,
            SnapshotPublisher publisher,
            JobLeases leases,
            RebuildComparison rebuilds,
            Releases releases,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.bundles = bundles;
        this.signer = signer;
        this.publisher = publisher;
        this.leases = leases;
        this.rebuilds = rebuilds;
        this.releases = releases;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Publishes what an attempt has made.
     *
     * @throws dev.snapforge.builds.LeaseLostException if the attempt is no longer the job's
     * @throws dev.snapforge.release.VersionExistsException if its version is taken
     * @throws dev.snapforge.snapshot.SnapshotRevokedException if the same snapshot was revoked
     */
    public void publish(Attempt attempt, JobOutcome.Proven proven, String builder, Instant started) {
        JobLease lease = proven.lease();
        EngineProbeResult engine = attempt.engine();
        SnapshotMetadata metadata = metadata(lease, engine, proven.blob());
        byte[] container = Container.write(metadata, proven.blob());
        // One key for all of it, also if another one takes over meanwhile.
        ActiveKey key = signer.current();
        byte[] signature = key.sign(container);
        Digest digest = Digest.of(container);
        String attestation = key.attest(statement(lease, builder, metadata, digest, started));
        attempt.stages().done(JobStage.SIGN);
        RebuildComparison.Result comparison = rebuilds.compare(lease, container, proven.findings());
        List<Finding> findings = comparison.addedTo(proven.findings());
        StoredSnapshot stored = publisher.store(new Publication(
                container,
                signature,
                key.keyId(),
                new RuntimeRequirements(
                        digest,
                        engine.target().platform(),
                        engine.target().engine(),
                        engine.v8Version(),
                        engine.icuData()),
                attestation,
                lease.buildId(),
                lease.jobId(),
                lease.name(),
                lease.version(),
                lease.principal(),
                json.writeValueAsString(findings),
                proven.metrics() == null ? null : json.writeValueAsString(proven.metrics())));
        transaction.executeWithoutResult(status -> {
            publisher.publish(stored);
            rebuilds.record(lease, comparison, digest);
            attempt.stages().done(JobStage.PUBLISH);
            leases.succeed(lease, digest, findings, attempt.log());
            releases.jobSucceeded(lease.buildId());
        });
    }

    private SnapshotMetadata metadata(JobLease lease, EngineProbeResult engine, byte[] blob) {
        return new SnapshotMetadata(
                engine.target(),
                engine.v8Version(),
                engine.sharesProcess()
                        ? List.of(LanguageMode.SLOPPY_FLAG, SnapshotMetadata.SHAREABLE_FLAG)
                        : List.of(LanguageMode.SLOPPY_FLAG),
                engine.engineVersion(),
                engine.nativeLibrary(),
                engine.icuData(),
                lease.spec().prelude(),
                lease.spec().features(),
                lease.spec().requires(),
                lease.bundle(),
                SpecDigest.of(lease.spec()),
                Digest.of(blob),
                blob.length);
    }

    private ProvenanceStatement statement(
            JobLease lease, String builder, SnapshotMetadata metadata, Digest container, Instant started) {
        Bundle bundle = bundles.get(lease.bundle());
        return new ProvenanceStatement(
                container,
                metadata.blob(),
                metadata.target(),
                metadata.spec(),
                metadata.bundle(),
                bundle.files().stream()
                        .map(file -> new ProvenanceStatement.Material(file.name(), file.digest()))
                        .toList(),
                metadata.nativeLibrary(),
                metadata.icuData(),
                "https://snapforge.dev/builders/" + builder,
                lease.jobId(),
                started,
                clock.instant());
    }
}
