package dev.snapforge.blob;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The store has no content under a digest that the service relies on. */
public final class BlobMissingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    /** @param digest the address that was asked for */
    public BlobMissingException(Digest digest) {
        super(
                Kind.DAMAGED,
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
