package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** What the database says about a snapshot does not fit the signed file any more. */
public final class SnapshotDamagedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param digest of the container
     * @param expected what the container itself demands
     * @param found what the row says
     */
    public SnapshotDamagedException(Digest digest, String expected, String found) {
        super(
                ErrorCategory.DAMAGED,
                "snapshot-damaged",
                "The record of snapshot " + digest + " does not fit its file any more, so this is not handed out.",
                expected,
                found,
                "Restore the database from a backup; building again does not change a record that is there.");
    }
}
