package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The store has no content under a digest that the service relies on. */
public final class BlobMissingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    /** @param digest the address that was asked for */
    public BlobMissingException(Digest digest) {
        super(
                ErrorCategory.DAMAGED,
                "blob-missing",
                "Content that should be in the store is not there.",
                digest.toString(),
                null,
                "Build it again, or restore the store from a backup.");
        this.digest = digest;
    }

    public Digest digest() {
        return digest;
    }
}
