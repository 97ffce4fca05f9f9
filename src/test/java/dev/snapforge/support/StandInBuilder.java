package dev.snapforge.support;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportJson;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.release.publish.Releases;
import dev.snapforge.signing.ProvenanceStatement;
import dev.snapforge.signing.Signer;
import dev.snapforge.snapshot.Publication;
import dev.snapforge.snapshot.SampleContainers;
import dev.snapforge.snapshot.SnapshotPublisher;
import dev.snapforge.snapshot.StoredSnapshot;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.verify.RuntimeRequirements;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what a builder does around its engines: takes a job, publishes a signed snapshot, ends the job, releases. */
@TestComponent
public final class StandInBuilder {

    /** The one engine that it has. */
    public static final String TARGET = "linux-x64/javet-v8-5.0.6";

    private final JdbcClient database;
    private final JobLeases leases;
    private final SnapshotPublisher publisher;
    private final Signer signer;
    private final Releases releases;
    private final TransactionTemplate transaction;

    public StandInBuilder(
            JdbcClient database,
            JobLeases leases,
            SnapshotPublisher publisher,
            Signer signer,
            Releases releases,
            TransactionTemplate transaction) {
        this.database = database;
        this.leases = leases;
        this.publisher = publisher;
        this.signer = signer;
        this.releases = releases;
        this.transaction = transaction;
    }

    /** Says that it is alive, whatever the service's clock says. */
    public void live() {
        database.sql("INSERT INTO builder VALUES ('stand-in', 'epoch', '2100-01-01', false) ON CONFLICT DO NOTHING")
                .update();
        database.sql("INSERT INTO builder_engine VALUES ('stand-in', :target, '5.0.6', :v8, :library, false, 'bwrap')"
                        + " ON CONFLICT DO NOTHING")
                .param("target", TARGET)
                .param("v8", SampleContainers.V8_VERSION)
                .param("library", "sha256:" + "0".repeat(64))
                .update();
    }

    /** Ends a build of one job with success, and gives the snapshot's digest. */
    public String finish(BuildAnswer build) {
        return finish(build, "heap").toString();
    }

    /** As {@link #finish(BuildAnswer)}; what is in the heap tells snapshots apart. */
    public Digest finish(BuildAnswer build, String heap) {
        return finish(build, heap, List.of(), null);
    }

    /**
     * As {@link #finish(BuildAnswer, String)}, with what the build has noticed and measured.
     *
     * @param metrics as JSON, or null
     */
    public Digest finish(BuildAnswer build, String heap, List<Finding> findings, @Nullable String metrics) {
        JobLease lease = claim(build);
        byte[] container = SampleContainers.container(lease.bundle(), TARGET, "sample", heap);
        Digest digest = Digest.of(container);
        Target target = Target.parse(TARGET);
        StoredSnapshot stored = publisher.store(new Publication(
                container,
                signer.sign(container),
                signer.keyId(),
                new RuntimeRequirements(digest, target.platform(), target.engine(), SampleContainers.V8_VERSION),
                attestation(lease, container),
                lease.buildId(),
                lease.jobId(),
                lease.name(),
                lease.version(),
                lease.principal(),
                ReportJson.write(findings),
                metrics,
                null));
        transaction.executeWithoutResult(status -> {
            publisher.publish(stored);
            leases.succeed(lease, digest, findings, "");
            releases.jobSucceeded(lease.buildId());
        });
        return digest;
    }

    /** Ends a build of one job with a failure. */
    public void fail(BuildAnswer build, JobProblem problem, List<Finding> findings, String log) {
        JobLease lease = claim(build);
        transaction.executeWithoutResult(status -> leases.fail(lease, problem, findings, log));
    }

    private JobLease claim(BuildAnswer build) {
        UUID job = UUID.fromString(build.job().id());
        return leases.claim(job, "stand-in", new byte[32]).orElseThrow();
    }

    private String attestation(JobLease lease, byte[] container) {
        SnapshotMetadata metadata = Container.read(container).metadata();
        return signer.attest(new ProvenanceStatement(
                Digest.of(container),
                metadata.blob(),
                metadata.target(),
                metadata.spec(),
                metadata.bundle(),
                List.of(),
                Digest.of(new byte[] {1}),
                null,
                "https://snapforge.dev/builders/stand-in",
                lease.jobId(),
                Instant.EPOCH,
                Instant.EPOCH));
    }
}
