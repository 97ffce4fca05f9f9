package dev.snapforge.snapshot;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** There is no snapshot with this digest. */
public final class SnapshotNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param digest the digest that was asked for */
    public SnapshotNotFoundException(Digest digest) {
        super(
                Kind.NOT_FOUND,
                "snapshot-not-found",
                "There is no snapshot " + digest + ".",
                null,
                digest.toString(),
                "A snapshot's address is the digest of its container, not of its blob; GET /api/v1/snapshots lists them.");
    }
}
