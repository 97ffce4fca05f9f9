package dev.snapforge.snapshot;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A snapshot cannot be revoked a second time; the first reason stays. */
final class AlreadyRevokedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param snapshot which has a reason and a time */
    public AlreadyRevokedException(Snapshot snapshot) {
        super(
                ErrorCategory.CONFLICT,
                "already-revoked",
                "The snapshot is revoked already: " + snapshot.revokeReason(),
                "an active snapshot",
                "revoked at " + snapshot.revokedAt(),
                "Nothing more is needed.");
    }
}
