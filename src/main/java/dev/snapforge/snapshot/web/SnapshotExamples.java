package dev.snapforge.snapshot.web;

import dev.snapforge.access.Access;
import dev.snapforge.access.Reach;
import dev.snapforge.access.Scope;
import dev.snapforge.kernel.LiveExamples;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotQuery;
import dev.snapforge.snapshot.SnapshotStatus;
import dev.snapforge.snapshot.Snapshots;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Offers the newest snapshot that can be used to operations that take one. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class SnapshotExamples implements LiveExamples {

    private static final Set<String> OPERATIONS = Set.of(
            "getSnapshot",
            "getSnapshotBlob",
            "getSnapshotContainer",
            "getSnapshotSignature",
            "getSnapshotAttestation",
            "revokeSnapshot");
    private static final SnapshotQuery NEWEST = new SnapshotQuery(null, null, null, null, null, 20, null);

    private final Snapshots snapshots;
    private final Access access;

    SnapshotExamples(Snapshots snapshots, Access access) {
        this.snapshots = snapshots;
        this.access = access;
    }

    @Override
    public Map<String, Object> of(String operation) {
        return OPERATIONS.contains(operation)
                ? snapshots.list(NEWEST, reach()).items().stream()
                        .filter(it -> it.status() == SnapshotStatus.ACTIVE)
                        .findFirst()
                        .map(SnapshotExamples::digest)
                        .orElse(Map.of())
                : Map.of();
    }

    private static Map<String, Object> digest(Snapshot snapshot) {
        return Map.of("digest", snapshot.digest().toString());
    }

    private Reach reach() {
        return access.reach(Scope.SNAPSHOTS_READ);
    }
}
