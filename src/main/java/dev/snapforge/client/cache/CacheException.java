package dev.snapforge.client.cache;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.io.IOException;

/** The cache folder cannot be written to. Code {@code cache-unusable}. */
public final class CacheException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    CacheException(IOException cause) {
        super(
                ErrorCategory.UNAVAILABLE,
                "cache-unusable",
                "The snapshot cache cannot be written: " + cause.getClass().getSimpleName() + ".",
                "a folder this process may write to, with space left",
                cause.getClass().getSimpleName(),
                "Check the folder given to cachingIn(…).");
        initCause(cause);
    }
}
