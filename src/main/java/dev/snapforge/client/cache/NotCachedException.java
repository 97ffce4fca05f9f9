package dev.snapforge.client.cache;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The cache holds nothing good of what was asked for. Code {@code not-cached}. */
public final class NotCachedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public NotCachedException(String wanted, String found) {
        super(
                ErrorCategory.NOT_FOUND,
                "not-cached",
                "The cache holds no good snapshot of " + wanted + ": found " + found + ".",
                "a snapshot that was verified before",
                found,
                "Resolve it once while the service can be reached.");
    }
}
