package dev.snapforge.signer.rebuild;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.builds.Builds;
import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerReader;
import dev.snapforge.signing.SignerRole;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.Snapshots;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Compares what a rebuild's job made with what the original's job for the same target made. */
@Component
@SignerRole
public class RebuildComparison {

    private final Builds builds;
    private final Snapshots snapshots;
    private final BlobStore blobs;

    RebuildComparison(Builds builds, Snapshots snapshots, BlobStore blobs) {
        this.builds = builds;
        this.snapshots = snapshots;
        this.blobs = blobs;
    }

    /** What the comparison showed. */
    public sealed interface Result {

        /** A job's findings, and what the comparison adds to them. */
        default List<Finding> addedTo(List<Finding> findings) {
            return Stream.concat(findings.stream(), note().stream()).toList();
        }

        /** What there is to say about it. */
        default Optional<Finding> note() {
            return Optional.empty();
        }

        /** The snapshot that the rebuild says something about. */
        default Optional<Digest> compared() {
            return Optional.empty();
        }

        /** There is nothing to compare with: the job is of no rebuild, or the original's made no snapshot. */
        record Nothing() implements Result {}

        /** Both gave the same snapshot. */
        record Same(Digest original) implements Result {

            @Override
            public Optional<Digest> compared() {
                return Optional.of(original);
            }
        }

        /** They gave different ones, as the finding explains. */
        record Other(Digest original, Finding finding) implements Result {

            @Override
            public Optional<Finding> note() {
                return Optional.of(finding);
            }

            @Override
            public Optional<Digest> compared() {
                return Optional.of(original);
            }
        }

        /** The engine is another build, as the finding says, so that nothing follows. */
        record OtherEngine(Finding finding) implements Result {

            @Override
            public Optional<Finding> note() {
                return Optional.of(finding);
            }
        }
    }

    /**
     * Compares, and changes nothing.
     *
     * @param container what this job made
     * @param findings what this job has found so far
     */
    public Result compare(JobLease lease, byte[] container, List<Finding> findings) {
        Optional<Digest> original = original(lease);
        if (original.isEmpty()) {
            return new Result.Nothing();
        }
        if (original.get().equals(Digest.of(container))) {
            return new Result.Same(original.get());
        }
        Snapshot before = snapshots.get(original.get());
        Container now = new ContainerReader(container).read();
        if (!before.nativeLibrary().equals(now.metadata().nativeLibrary())) {
            return new Result.OtherEngine(RebuildFindings.otherEngine(
                    lease,
                    "native library is " + before.nativeLibrary(),
                    now.metadata().nativeLibrary().toString()));
        }
        if (!Objects.equals(before.icuData(), now.metadata().icuData())) {
            return new Result.OtherEngine(RebuildFindings.otherEngine(
                    lease,
                    "ICU data are " + before.icuData(),
                    String.valueOf(now.metadata().icuData())));
        }
        if (!before.v8Flags().equals(now.metadata().v8Flags())) {
            return new Result.OtherEngine(RebuildFindings.otherEngine(
                    lease,
                    "V8 runs with " + before.v8Flags(),
                    now.metadata().v8Flags().toString()));
        }
        return new Result.Other(
                original.get(), RebuildFindings.notReproducible(lease, stored(original.get()), now, findings));
    }

    /** Notes on the snapshots what the comparison showed; joins the caller's transaction, after the snapshot was published. */
    public void record(JobLease lease, Result result, Digest rebuilt) {
        result.compared()
                .ifPresent(original -> snapshots.rebuilt(
                        original, rebuilt, List.of(Objects.requireNonNull(lease.rebuildOf()), lease.buildId())));
    }

    private Optional<Digest> original(JobLease lease) {
        UUID build = lease.rebuildOf();
        return build == null
                ? Optional.empty()
                : builds.get(build).jobs().stream()
                        .filter(it -> it.target().equals(lease.target()))
                        .map(Job::snapshot)
                        .filter(Objects::nonNull)
                        .findFirst();
    }

    // The original may be damaged by now; that is no reason to fail what was just built.
    private Optional<Container> stored(Digest digest) {
        try {
            return Optional.of(new ContainerReader(blobs.read(digest)).read());
        } catch (BlobDamagedException | BlobMissingException e) {
            return Optional.empty();
        }
    }
}
