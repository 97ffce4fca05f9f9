package dev.snapforge.snapshot;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Knows under which names and versions snapshots were released. */
public interface SnapshotReleases {

    /** The names within reach and their versions, of each of these snapshots; nothing for one that was never released. */
    Map<Digest, List<Name>> of(Collection<Digest> snapshots, VisibilityFilter reach);

    /** A name and a version. */
    record Name(String name, String version) {}
}
