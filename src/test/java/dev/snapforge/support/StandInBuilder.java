package dev.snapforge.support;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.proven.ProvenSnapshotPublisher;
import dev.snapforge.snapshot.SampleContainers;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.support.answer.BuildAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Does what a builder does around its engines: takes a job, and has what it made signed and published. */
@TestComponent
public final class StandInBuilder {

    /** The one engine that it has. */
    public static final String TARGET = "linux-x64/javet-v8-5.0.6";

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient database;
    private final JobLeases leases;
    private final ProvenSnapshotPublisher signing;
    private final TransactionTemplate transaction;

    public StandInBuilder(
            JdbcClient database, JobLeases leases, ProvenSnapshotPublisher signing, TransactionTemplate transaction) {
        this.database = database;
        this.leases = leases;
        this.signing = signing;
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
        byte[] container =
                SampleContainers.container(lease.bundle(), SpecDigest.of(lease.spec()), TARGET, "sample", heap);
        signing.publish(
                new ProvenSnapshot(
                        lease,
                        container,
                        Container.read(container).metadata(),
                        "stand-in",
                        Instant.EPOCH,
                        findings,
                        metrics == null ? null : JSON.readValue(metrics, SnapshotMetrics.class),
                        List.of()),
                new NoProgress());
        return Digest.of(container);
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

    private static final class NoProgress implements ProvenSnapshotPublisher.Progress {

        @Override
        public void signed() {
            // The job has no list of stages.
        }

        @Override
        public void published() {
            // As above.
        }

        @Override
        public String log() {
            return "";
        }
    }
}
