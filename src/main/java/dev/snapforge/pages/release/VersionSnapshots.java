package dev.snapforge.pages.release;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.release.Release;
import dev.snapforge.release.Version;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotQuery;
import dev.snapforge.snapshot.Snapshots;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Finds the snapshots of versions, as far as the caller may read snapshots. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class VersionSnapshots {

    private final Snapshots snapshots;
    private final CallerContext access;

    VersionSnapshots(Snapshots snapshots, CallerContext access) {
        this.snapshots = snapshots;
        this.access = access;
    }

    /** A version's release for a target, and its snapshot if the caller may read it. */
    record Entry(Version version, Release release, @Nullable Snapshot snapshot) {}

    /** The releases of all these versions, in their order. */
    List<Entry> of(String name, List<Version> versions) {
        return of(name, versions, access.reach(Scope.SNAPSHOTS_READ));
    }

    /** As {@link #of(String, List)}, with the snapshots that are within another reach than the caller's. */
    List<Entry> of(String name, List<Version> versions, VisibilityFilter reach) {
        // One query for what is recent; what is not among it is asked for by itself.
        Map<Digest, Snapshot> recent = snapshots
                .list(new SnapshotQuery(name, null, null, null, null, null, SnapshotQuery.MAX_LIMIT, null), reach)
                .stream()
                .collect(Collectors.toMap(Snapshot::digest, Function.identity()));
        return versions.stream()
                .flatMap(version -> version.releases().stream()
                        .map(it -> new Entry(version, it, snapshot(it.snapshot(), recent, reach))))
                .toList();
    }

    private @Nullable Snapshot snapshot(Digest digest, Map<Digest, Snapshot> recent, VisibilityFilter reach) {
        Snapshot found = recent.get(digest);
        if (found != null) {
            return found;
        }
        try {
            return snapshots.get(digest, reach);
        } catch (SnapforgeException e) {
            return null;
        }
    }
}
