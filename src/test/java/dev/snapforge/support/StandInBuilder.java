package dev.snapforge.support;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.proven.ProvenSnapshotPublisher;
import dev.snapforge.snapshot.SampleContainers;
import dev.snapforge.support.answer.BuildAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Does what a builder does around its engines: takes a job, and has what it made signed and published. */
@TestComponent
public final class StandInBuilder {

    /** The one engine that it has. */
    public static final String TARGET = "linux-x64/javet-v8-5.0.6";

    private final JdbcClient database;
    private final JobLeases leases;
    private final ProvenSnapshotPublisher signing;

    public StandInBuilder(JdbcClient database, JobLeases leases, ProvenSnapshotPublisher signing) {
        this.database = database;
        this.leases = leases;
        this.signing = signing;
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
        UUID job = UUID.fromString(build.job().id());
        JobLease lease = leases.claim(job, "stand-in", new byte[32]).orElseThrow();
        byte[] container = SampleContainers.container(lease.bundle(), TARGET, "sample", heap);
        signing.publish(
                new ProvenSnapshot(
                        lease,
                        container,
                        Container.read(container).metadata(),
                        "stand-in",
                        Instant.EPOCH,
                        List.of(),
                        null),
                new NoProgress());
        return Digest.of(container);
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
