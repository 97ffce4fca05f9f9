package dev.snapforge.storage.check;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** Why a check of the store is not found, or not cancelled. */
final class StorageCheckException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private StorageCheckException(Refusal refusal) {
        super(refusal);
    }

    /** There is no such check of the store. Code {@code storage-check-not-found}. */
    static StorageCheckException notFound(UUID id) {
        return notFound("There is no check " + id + ".", "the id of one of the last checks", id.toString());
    }

    /** There is no such check of the store. Code {@code storage-check-not-found}. */
    private static StorageCheckException notFound(String message, String expected, String found) {
        return new StorageCheckException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "storage-check-not-found",
                message,
                expected,
                found,
                "POST /api/v1/storage/checks starts a check; GET /api/v1/storage/checks lists the last ones."));
    }

    /** There has been no check at all. Code {@code storage-check-not-found}. */
    static StorageCheckException none() {
        return notFound("The store has not been checked yet.", "a check", "none");
    }

    /** A check of the store has ended and cannot be cancelled. Code {@code storage-check-ended}. */
    static StorageCheckException alreadyEnded(StorageCheck.Status status) {
        return new StorageCheckException(new Refusal(
                ErrorCategory.CONFLICT,
                "storage-check-ended",
                "The check has ended already.",
                StorageCheck.Status.RUNNING.name(),
                status.name(),
                "Its findings are there to be read; a new check can be started."));
    }
}
