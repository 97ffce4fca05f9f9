package dev.snapforge.client.javet;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/**
 * A runtime is open in this process that was not made from the same snapshot, one of the two snapshots does not share a process, and
 * V8 would end the process over the second one. Code {@code other-snapshot-open}.
 */
public final class ConflictingSnapshotException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    ConflictingSnapshotException(String expected, String found) {
        super(
                ErrorCategory.CONFLICT,
                "other-snapshot-open",
                "V8 cannot load a snapshot that does not share a process while runtimes made otherwise are open. Expected "
                        + expected + ", found " + found + ".",
                expected,
                found,
                "Close the other runtimes first, or use a process for each snapshot. Snapshots share one if their metadata say so:"
                        + " those that are built anew on an engine of V8 14.7 do.");
    }
}
