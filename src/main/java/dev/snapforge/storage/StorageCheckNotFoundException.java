package dev.snapforge.storage;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;
import java.util.UUID;

/** There is no such check of the store. Code {@code storage-check-not-found}. */
public final class StorageCheckNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    StorageCheckNotFoundException(UUID id) {
        super(
                Kind.NOT_FOUND,
                "storage-check-not-found",
                "There is no check " + id + ".",
                "the id of one of the last checks",
                id.toString(),
                "GET /api/v1/storage/checks lists the checks; the oldest ones are forgotten.");
    }
}
