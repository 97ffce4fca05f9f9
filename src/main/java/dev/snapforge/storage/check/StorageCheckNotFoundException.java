package dev.snapforge.storage.check;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.util.UUID;

/** There is no such check of the store. Code {@code storage-check-not-found}. */
final class StorageCheckNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    StorageCheckNotFoundException(UUID id) {
        this("There is no check " + id + ".", "the id of one of the last checks", id.toString());
    }

    private StorageCheckNotFoundException(String message, String expected, String found) {
        super(
                ErrorCategory.NOT_FOUND,
                "storage-check-not-found",
                message,
                expected,
                found,
                "POST /api/v1/storage/checks starts a check; GET /api/v1/storage/checks lists the last ones.");
    }

    static StorageCheckNotFoundException none() {
        return new StorageCheckNotFoundException("The store has not been checked yet.", "a check", "none");
    }
}
