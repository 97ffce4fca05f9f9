package dev.snapforge.journey.signing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.JobLeases;
import dev.snapforge.builds.JobQueue;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.proven.AttemptKey;
import dev.snapforge.proven.ProvenWork;
import dev.snapforge.proven.ProvenWorkRepository;
import dev.snapforge.proven.SealedWork;
import dev.snapforge.snapshot.SampleContainers;
import dev.snapforge.support.answer.BuildAnswer;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands work over as a builder does that has no key; what it hands over can be made wrong in every way. */
@TestComponent
final class StandInProver {

    static final String TARGET = "linux-x64/javet-v8-5.0.6";

    private static final String NAME = "prover";
    private static final Digest LIBRARY = Digest.of(new byte[] {1});

    private final JdbcClient database;
    private final JobLeases leases;
    private final JobQueue queue;
    private final BlobStore blobs;
    private final ProvenWorkRepository works;
    private final TransactionTemplate transaction;

    StandInProver(
            JdbcClient database,
            JobLeases leases,
            JobQueue queue,
            BlobStore blobs,
            ProvenWorkRepository works,
            TransactionTemplate transaction) {
        this.database = database;
        this.leases = leases;
        this.queue = queue;
        this.blobs = blobs;
        this.works = works;
        this.transaction = transaction;
    }

    /** A claimed job, and the key that proves whose it is. */
    record Claim(JobLease lease, AttemptKey key) {}

    /** Says that it is alive, and what engine it has. */
    void live() {
        database.sql("INSERT INTO builder VALUES (:name, now(), '2100-01-01', false) ON CONFLICT DO NOTHING")
                .param("name", NAME)
                .update();
        database.sql("INSERT INTO builder_engine VALUES (:name, :target, '5.0.6', :v8, :library, false, 'bwrap')"
                        + " ON CONFLICT DO NOTHING")
                .param("name", NAME)
                .param("target", TARGET)
                .param("v8", SampleContainers.V8_VERSION)
                .param("library", LIBRARY.toString())
                .update();
    }

    Claim claim(BuildAnswer build) {
        AttemptKey key = AttemptKey.generate();
        UUID job = UUID.fromString(build.job().id());
        database.sql("UPDATE scheduled_tasks SET picked = true, picked_by = :name, last_heartbeat = now()"
                        + " WHERE task_instance = :job")
                .param("name", NAME)
                .param("job", job.toString())
                .update();
        return new Claim(leases.claim(job, NAME, key.publicKey()).orElseThrow(), key);
    }

    /** Hands over a container as the build asks for, with metadata that say something else of it. */
    Digest prove(BuildAnswer build, UnaryOperator<SnapshotMetadata> lie) {
        return prove(build, lie, job -> {});
    }

    /** The same; what is done to the rows is done before any signer sees them. */
    Digest prove(BuildAnswer build, UnaryOperator<SnapshotMetadata> lie, Consumer<UUID> tampering) {
        Claim claim = claim(build);
        JobLease lease = claim.lease();
        byte[] blob = SampleContainers.blob(build.id().repeat(100).getBytes(US_ASCII));
        byte[] container = Container.write(
                lie.apply(new SnapshotMetadata(
                        Target.parse(TARGET),
                        SampleContainers.V8_VERSION,
                        List.of(LanguageMode.SLOPPY_FLAG),
                        "5.0.6",
                        LIBRARY,
                        lease.spec().prelude(),
                        lease.spec().features(),
                        lease.spec().requires(),
                        lease.bundle(),
                        SpecDigest.of(lease.spec()),
                        Digest.of(blob),
                        blob.length)),
                blob);
        leave(claim, container, container.length, tampering);
        return Digest.of(container);
    }

    /** Hands over any bytes as the container. */
    void leave(BuildAnswer build, byte[] container, long size, Consumer<UUID> tampering) {
        leave(claim(build), container, size, tampering);
    }

    private void leave(Claim claim, byte[] container, long size, Consumer<UUID> tampering) {
        JobLease lease = claim.lease();
        ProvenWork work = new ProvenWork(
                lease.jobId(),
                lease.attempt(),
                blobs.put(container),
                size,
                List.of(),
                null,
                "what the engine wrote\n",
                List.of());
        SealedWork seal = SealedWork.of(work, claim.key());
        transaction.executeWithoutResult(status -> {
            leases.handOver(lease);
            works.add(work, seal);
            queue.handOver(lease.jobId(), lease.target());
            tampering.accept(lease.jobId());
        });
    }
}
