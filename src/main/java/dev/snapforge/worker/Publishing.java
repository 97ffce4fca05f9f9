package dev.snapforge.worker;

import dev.snapforge.build.Finding;
import dev.snapforge.build.JobLease;
import dev.snapforge.build.JobLeases;
import dev.snapforge.build.SpecDigest;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineFacts;
import dev.snapforge.kernel.Digest;
import dev.snapforge.release.Releases;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.SnapshotMetadata;
import dev.snapforge.signing.key.ActiveKey;
import dev.snapforge.signing.key.Signer;
import dev.snapforge.signing.key.Statement;
import dev.snapforge.snapshot.Publication;
import dev.snapforge.snapshot.Publisher;
import dev.snapforge.snapshot.StoredSnapshot;
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
class Publishing {

    private final Bundles bundles;
    private final Signer signer;
    private final Publisher publisher;
    private final JobLeases leases;
    private final RebuildComparison rebuilds;
    private final Releases releases;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    Publishing(
            Bundles bundles,
            Signer signer,
            Publisher publisher,
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
     * @throws dev.snapforge.build.LeaseLostException if the attempt is no longer the job's
     * @throws dev.snapforge.release.VersionExistsException if its version is taken
     * @throws dev.snapforge.snapshot.SnapshotRevokedException if the same snapshot was revoked
     */
    void publish(Attempt attempt, JobOutcome.Proven proven, String builder, Instant started) {
        JobLease lease = proven.lease();
        EngineFacts engine = attempt.engine();
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
                new Expectation(
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
            rebuilds.record(comparison, digest);
            attempt.stages().done(JobStage.PUBLISH);
            leases.succeed(lease, digest, findings, attempt.log());
            releases.jobSucceeded(lease.buildId());
        });
    }

    private SnapshotMetadata metadata(JobLease lease, EngineFacts engine, byte[] blob) {
        return new SnapshotMetadata(
                engine.target(),
                engine.v8Version(),
                List.of(),
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

    private Statement statement(
            JobLease lease, String builder, SnapshotMetadata metadata, Digest container, Instant started) {
        Bundle bundle = bundles.get(lease.bundle());
        return new Statement(
                container,
                metadata.blob(),
                metadata.target(),
                metadata.spec(),
                metadata.bundle(),
                bundle.files().stream()
                        .map(file -> new Statement.Material(file.name(), file.digest()))
                        .toList(),
                metadata.nativeLibrary(),
                metadata.icuData(),
                "https://snapforge.dev/builders/" + builder,
                lease.jobId(),
                started,
                clock.instant());
    }
}
