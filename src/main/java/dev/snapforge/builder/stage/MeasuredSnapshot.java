package dev.snapforge.builder.stage;

import dev.snapforge.snapshot.SnapshotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is what its source is, and what it is worth.
 *
 * @param metrics null if nothing was measured
 */
public record MeasuredSnapshot(
        UnverifiedSnapshot snapshot, @Nullable SnapshotMetrics metrics) {}
