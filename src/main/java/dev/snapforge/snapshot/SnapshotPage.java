package dev.snapforge.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list of snapshots.
 *
 * @param items newest first
 * @param next opaque cursor of the next page, or null where there is nothing more
 */
public record SnapshotPage(List<Snapshot> items, @Nullable String next) {}
