package dev.snapforge.proven;

import dev.snapforge.builds.JobLease;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that loaded and did what was asked of it, in its container; not yet signed.
 *
 * @param lease the job, with the spec as it was carried out
 * @param container the whole {@code .v8ss} file
 * @param metadata what the file says about itself
 * @param builder who made it
 * @param startedAt when the attempt began
 * @param findings what was noticed about the bundle
 * @param metrics what was measured, pending if that comes later, or null if nothing was
 * @param capabilities what it was found to offer and to need, in the words of {@link dev.snapforge.core.Capability}
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record ProvenSnapshot(
        JobLease lease,
        byte[] container,
        SnapshotMetadata metadata,
        String builder,
        Instant startedAt,
        List<Finding> findings,
        @Nullable SnapshotMetrics metrics,
        List<String> capabilities) {}
