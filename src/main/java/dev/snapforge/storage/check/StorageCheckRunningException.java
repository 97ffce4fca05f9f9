package dev.snapforge.storage.check;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.ProblemExtensions;
import dev.snapforge.core.SnapforgeException;
import java.util.Map;
import java.util.UUID;

/** A check of the store is running, and there is one at a time. Code {@code storage-check-running}. */
final class StorageCheckRunningException extends SnapforgeException implements ProblemExtensions {

    private static final long serialVersionUID = 1L;

    private final UUID check;

    StorageCheckRunningException(UUID check) {
        super(
                ErrorCategory.CONFLICT,
                "storage-check-running",
                "A check of the store is running, and there is one at a time.",
                "no check that is running",
                "check " + check,
                "Read its progress at /api/v1/storage/checks/" + check + ", or cancel it.");
        this.check = check;
    }

    @Override
    public Map<String, Object> problemMembers() {
        return Map.of("check", check);
    }
}
