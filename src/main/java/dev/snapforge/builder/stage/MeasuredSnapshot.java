package dev.snapforge.builder.stage;

import dev.snapforge.snapshot.SnapshotMetrics;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that is what its source is, and what it is worth, if that is known yet.
 *
 * @param metrics pending if it is to be measured once it is published; null if nothing was measured, or will be
 */
public record MeasuredSnapshot(
        UnverifiedSnapshot snapshot, @Nullable SnapshotMetrics metrics) {}
