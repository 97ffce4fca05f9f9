package dev.snapforge.blob;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The place behind the store cannot be read or written: a full disk, lost permissions, a network that is unavailable. */
public final class BlobStoreUnavailableException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param cause what went wrong; kept for the log, its text never reaches a client */
    public BlobStoreUnavailableException(Throwable cause) {
        super(
                ErrorCategory.UNAVAILABLE,
                "blob-store-unavailable",
                "The store for content cannot be used at the moment.",
                null,
                null,
                "Try again later; the service's log says what is wrong.");
        initCause(cause);
    }
}
