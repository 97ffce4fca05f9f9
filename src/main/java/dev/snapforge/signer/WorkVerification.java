package dev.snapforge.signer;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobTooLargeException;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.ProvenJob;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.SpecDigest;
import dev.snapforge.engine.EngineSettings;
import dev.snapforge.fleet.BuilderRegistry;
import dev.snapforge.fleet.EngineAvailability;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import dev.snapforge.format.ContainerReader;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.proven.ProvenSnapshot;
import dev.snapforge.proven.ProvenWork;
import dev.snapforge.proven.ProvenWorkRepository;
import dev.snapforge.proven.SealedWork;
import dev.snapforge.signer.WorkRefusedException.Reason;
import dev.snapforge.signing.SignerRole;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Decides whether what a builder has left may be signed. It believes the build's own row and the request behind it, and of the builder
 * only what nobody else can know: the bytes of the blob, what was noticed and what was measured.
 */
@Component
@SignerRole
class WorkVerification {

    /** A container is read, its signature verified, which Java does on two copies, and its blob copied: 3.9 times its size were enough for all of it. */
    private static final double HEAP_PER_BYTE = 5;

    /** Header, and zeros up to the next page. */
    private static final long FRAME = 8192;

    private final ProvenWorkRepository works;
    private final BuilderRegistry builders;
    private final BlobStore blobs;
    private final long largestBlob;

    WorkVerification(ProvenWorkRepository works, BuilderRegistry builders, BlobStore blobs, EngineSettings settings) {
        this.works = works;
        this.builders = builders;
        this.blobs = blobs;
        this.largestBlob = settings.limits().snapshot().toBytes();
    }

    /** What may be signed, and the job's log so far. */
    record Verified(ProvenSnapshot snapshot, String log) {}

    /**
     * Reads what the job's attempt has left and compares all of it with what was asked for.
     *
     * @throws WorkRefusedException if anything disagrees
     * @throws dev.snapforge.blob.BlobStoreUnavailableException if the store cannot be asked now
     */
    Verified verify(ProvenJob job) {
        JobLease asked = job.lease();
        JobLease lease = asked.with(asked.spec().forEngine(asked.target().engine()));
        ProvenWork work = proof(job);
        byte[] container = content(work);
        SnapshotMetadata metadata = metadata(container);
        if (metadata.blobSize() > largestBlob) {
            throw tooLarge(metadata.blobSize());
        }
        requireSources(metadata, lease);
        requireEngine(metadata, lease, job.builder());
        return new Verified(
                new ProvenSnapshot(
                        lease,
                        container,
                        metadata,
                        job.builder(),
                        job.startedAt(),
                        work.findings(),
                        work.metrics(),
                        work.capabilities()),
                work.log());
    }

    private ProvenWork proof(ProvenJob job) {
        SealedWork seal = works.find(job.lease().jobId(), job.lease().attempt())
                .orElseThrow(() -> WorkRefusedException.of(
                        Reason.PROOF,
                        "the attempt left nothing",
                        "attempt " + job.lease().attempt(),
                        "none"));
        return seal.openedBy(job.key())
                .orElseThrow(() -> WorkRefusedException.of(
                        Reason.PROOF,
                        "it does not prove that the job's attempt made it",
                        "a statement that the key of attempt " + job.lease().attempt() + " has signed",
                        "one that it has not"));
    }

    private byte[] content(ProvenWork work) {
        if (work.size() > largestBlob + Container.MAX_METADATA + FRAME) {
            throw tooLarge(work.size());
        }
        long room = (long) (Runtime.getRuntime().maxMemory() / HEAP_PER_BYTE);
        if (work.size() > room) {
            throw WorkRefusedException.tooLargeHere(work.size(), room);
        }
        try {
            return blobs.read(work.container(), work.size());
        } catch (BlobMissingException | BlobDamagedException | BlobTooLargeException e) {
            throw WorkRefusedException.of(
                    Reason.CONTENT,
                    "the store has other content, or none",
                    work.container() + " of " + work.size() + " bytes",
                    e.code());
        }
    }

    private static SnapshotMetadata metadata(byte[] container) {
        try {
            return new ContainerReader(container).read().metadata();
        } catch (ContainerException e) {
            throw WorkRefusedException.of(
                    Reason.CONTAINER,
                    "it is no sound container",
                    Objects.requireNonNullElse(e.expected(), "a container"),
                    e.code() + ", " + e.found());
        }
    }

    private static void requireSources(SnapshotMetadata found, JobLease lease) {
        require(Reason.BUNDLE, "bundle", lease.bundle(), found.bundle());
        BuildSpec spec = lease.spec();
        require(Reason.SPEC, "spec", SpecDigest.of(spec), found.spec());
        require(Reason.SPEC, "prelude", spec.prelude(), found.prelude());
        require(Reason.SPEC, "features", spec.features(), found.features());
        require(Reason.SPEC, "required globals", spec.requires(), found.requires());
    }

    private void requireEngine(SnapshotMetadata found, JobLease lease, String builder) {
        require(Reason.ENGINE, "target", lease.target(), found.target());
        EngineAvailability engine = builders.engine(builder, lease.target())
                .orElseThrow(() -> WorkRefusedException.of(
                        Reason.ENGINE,
                        "its builder has no such engine",
                        lease.target().toString(),
                        "none"));
        require(Reason.ENGINE, "engine's version", engine.engineVersion(), found.engineVersion());
        require(Reason.ENGINE, "version of V8", engine.v8Version(), found.v8Version());
        require(Reason.ENGINE, "native library", engine.nativeLibrary(), found.nativeLibrary());
        require(Reason.ENGINE, "ICU data", String.valueOf(engine.icuData()), String.valueOf(found.icuData()));
        require(Reason.ENGINE, "flags of V8", SnapshotMetadata.flags(engine.sharesProcess()), found.v8Flags());
    }

    private static void require(Reason reason, String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw WorkRefusedException.of(reason, "another " + what, expected.toString(), found.toString());
        }
    }

    private WorkRefusedException tooLarge(long size) {
        return WorkRefusedException.of(
                Reason.SIZE, "a larger blob than the limit", "at most " + largestBlob + " bytes", size + " bytes");
    }
}
