package dev.snapforge.storage.web;

import dev.snapforge.kernel.LiveExamples;
import dev.snapforge.storage.StorageCheck;
import dev.snapforge.storage.StorageChecks;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Offers the newest check of the store, or an id in the right form where there was none: no build makes one. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class StorageExamples implements LiveExamples {

    private static final String SOME_ID = "0199c1f0-7a80-7000-8000-00000000000f";

    private final StorageChecks checks;

    StorageExamples(StorageChecks checks) {
        this.checks = checks;
    }

    @Override
    public Map<String, Object> of(String operation) {
        return switch (operation) {
            case "getStorageCheck", "listStorageFindings", "cancelStorageCheck" ->
                Map.of(
                        "id",
                        checks.list(null, 1).stream()
                                .map(StorageCheck::id)
                                .map(Object::toString)
                                .findFirst()
                                .orElse(SOME_ID));
            default -> Map.of();
        };
    }
}
