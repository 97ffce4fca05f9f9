package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** There is no snapshot with this digest. */
final class SnapshotNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param digest the digest that was asked for */
    public SnapshotNotFoundException(Digest digest) {
        super(
                ErrorCategory.NOT_FOUND,
                "snapshot-not-found",
                "There is no snapshot " + digest + ".",
                null,
                digest.toString(),
                "A snapshot's address is the digest of its container, not of its blob; GET /api/v1/snapshots lists them.");
    }
}
