package dev.snapforge.blob;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Content is longer than its writer allowed. */
public final class BlobTooLargeException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final long maxBytes;

    /** @param maxBytes the limit that was crossed, in bytes */
    BlobTooLargeException(long maxBytes) {
        super(
                ErrorCategory.TOO_LARGE,
                "blob-too-large",
                "The content is larger than " + maxBytes + " bytes.",
                "at most " + maxBytes + " bytes",
                "more",
                "Send less, or raise the limit.");
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }
}
