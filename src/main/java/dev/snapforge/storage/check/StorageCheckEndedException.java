package dev.snapforge.storage.check;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A check of the store has ended and cannot be cancelled. Code {@code storage-check-ended}. */
final class StorageCheckEndedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    StorageCheckEndedException(StorageCheck.Status status) {
        super(
                ErrorCategory.CONFLICT,
                "storage-check-ended",
                "The check has ended already.",
                StorageCheck.Status.RUNNING.name(),
                status.name(),
                "Its findings are there to be read; a new check can be started.");
    }
}
