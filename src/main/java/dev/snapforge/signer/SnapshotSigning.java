package dev.snapforge.signer;

import dev.snapforge.builds.Builds;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.Bundles;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Layer;
import dev.snapforge.fleet.BuilderRegistry;
import dev.snapforge.fleet.EngineAvailability;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.measurement.Measurement;
import dev.snapforge.measurement.Measurements;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.proven.ProvenSnapshotPublisher;
import dev.snapforge.release.publish.Releases;
import dev.snapforge.signer.rebuild.RebuildComparison;
import dev.snapforge.signing.ActiveKey;
import dev.snapforge.signing.ProvenanceStatement;
import dev.snapforge.signing.Signer;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.Publication;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotPublisher;
import dev.snapforge.snapshot.StoredSnapshot;
import dev.snapforge.verify.RuntimeRequirements;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs a proven snapshot and publishes it. Whatever takes time comes first: signing, and the publisher's verification, which is a
 * client's, and storing. Then snapshot, end of the job and, if it was the build's last one, the release are one short transaction: an
 * attempt that has lost its lease publishes nothing.
 */
@Component
@SignerRole
class SnapshotSigning implements ProvenSnapshotPublisher {

    private final AttestationSettings attestations;
    private final BuilderRegistry builders;
    private final Builds builds;
    private final Bundles bundles;
    private final Signer signer;
    private final SnapshotPublisher publisher;
    private final JobLeases leases;
    private final RebuildComparison rebuilds;
    private final EarlierVersion earlier;
    private final Releases releases;
    private final MetricsStatement metrics;
    private final Measurements measurements;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;

    SnapshotSigning(
            AttestationSettings attestations,
            BuilderRegistry builders,
            Builds builds,
            Bundles bundles,
            Signer signer,
            SnapshotPublisher publisher,
            JobLeases leases,
            RebuildComparison rebuilds,
            EarlierVersion earlier,
            Releases releases,
            MetricsStatement metrics,
            Measurements measurements,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.attestations = attestations;
        this.builders = builders;
        this.builds = builds;
        this.bundles = bundles;
        this.signer = signer;
        this.publisher = publisher;
        this.leases = leases;
        this.rebuilds = rebuilds;
        this.earlier = earlier;
        this.releases = releases;
        this.metrics = metrics;
        this.measurements = measurements;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void publish(ProvenSnapshot snapshot, Progress progress) {
        JobLease lease = snapshot.lease();
        SnapshotMetadata metadata = snapshot.metadata();
        List<Layer> layers = builds.layers(lease.jobId());
        // One key for all of it, also if another one takes over meanwhile.
        ActiveKey key = signer.current();
        byte[] signature = key.sign(snapshot.container());
        Digest digest = Digest.of(snapshot.container());
        String attestation = key.attest(statement(snapshot, digest, layers));
        progress.signed();
        RebuildComparison.Result comparison = rebuilds.compare(lease, snapshot.container(), snapshot.findings());
        List<Finding> findings = new ArrayList<>(comparison.addedTo(snapshot.findings()));
        findings.addAll(earlier.lostBy(snapshot));
        SnapshotMetrics measured = snapshot.metrics();
        StoredSnapshot stored = publisher.store(new Publication(
                snapshot.container(),
                signature,
                key.keyId(),
                new RuntimeRequirements(
                        digest,
                        metadata.target().platform(),
                        metadata.target().engine(),
                        metadata.v8Version(),
                        metadata.icuData()),
                attestation,
                lease.buildId(),
                lease.jobId(),
                lease.name(),
                lease.version(),
                lease.principal(),
                json.writeValueAsString(findings),
                measured == null ? null : json.writeValueAsString(measured),
                measured == null || !measured.isMeasured() ? null : metrics.sign(digest, metadata.target(), measured),
                snapshot.capabilities(),
                layers));
        transaction.executeWithoutResult(status -> {
            publisher.publish(stored);
            if (measured != null && measured.isPending() && publisher.waitsForMetrics(digest)) {
                measurements.request(
                        new Measurement(lease.jobId(), digest, snapshot.container().length, lease.target()));
            }
            rebuilds.record(lease, comparison, digest);
            progress.published();
            leases.succeed(lease, digest, findings, progress.log());
            releases.jobSucceeded(lease.buildId());
        });
    }

    private ProvenanceStatement statement(ProvenSnapshot snapshot, Digest container, List<Layer> layers) {
        SnapshotMetadata metadata = snapshot.metadata();
        Bundle bundle = bundles.get(metadata.bundle());
        return new ProvenanceStatement(
                container,
                metadata.blob(),
                metadata.target(),
                metadata.spec(),
                specDocument(snapshot.lease()),
                metadata.bundle(),
                bundle.files().stream()
                        .map(file -> new ProvenanceStatement.Material(file.name(), file.digest()))
                        .toList(),
                builds.source(snapshot.lease().buildId()).orElse(null),
                metadata.nativeLibrary(),
                metadata.icuData(),
                new ProvenanceStatement.Builder(
                        attestations.builderId().toString(),
                        snapshot.builder(),
                        builders.engine(snapshot.builder(), metadata.target())
                                .map(EngineAvailability::isolation)
                                .orElse(null)),
                snapshot.lease().jobId(),
                snapshot.lease().rebuildOf(),
                snapshot.startedAt(),
                clock.instant(),
                snapshot.capabilities(),
                layers);
    }

    /** Of what the engine does of the spec, as the container's own digest of it is. */
    private static String specDocument(JobLease lease) {
        BuildSpec spec = lease.spec().forEngine(lease.target().engine());
        return new String(SpecDigest.document(spec), StandardCharsets.UTF_8);
    }
}
