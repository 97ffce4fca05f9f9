package dev.snapforge.snapshot;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The snapshot was withdrawn, and its bytes are not handed out any more. */
public final class SnapshotRevokedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param snapshot which has a reason and a time */
    public SnapshotRevokedException(Snapshot snapshot) {
        super(
                ErrorCategory.GONE,
                "snapshot-revoked",
                "The snapshot was revoked: " + snapshot.revokeReason(),
                "an active snapshot",
                "revoked at " + snapshot.revokedAt(),
                "Load another snapshot, or start without one. Copies in caches should be thrown away.");
    }
}
