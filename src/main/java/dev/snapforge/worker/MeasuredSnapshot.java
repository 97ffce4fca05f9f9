package dev.snapforge.worker;

import dev.snapforge.snapshot.SnapshotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is what its source is, and what it is worth.
 *
 * @param metrics null if nothing was measured
 */
record MeasuredSnapshot(
        UnverifiedSnapshot snapshot, @Nullable SnapshotMetrics metrics) {}
