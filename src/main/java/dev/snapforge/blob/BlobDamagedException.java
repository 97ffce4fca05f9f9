package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** Stored content no longer has the digest it was stored under. */
public final class BlobDamagedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final transient Digest digest;

    /**
     * @param digest the address that was asked for
     * @param actual what the bytes have become
     */
    public BlobDamagedException(Digest digest, Digest actual) {
        super(
                ErrorCategory.DAMAGED,
                "blob-damaged",
                "Stored content is not what it was when it was stored, so it is not handed out.",
                digest.toString(),
                actual.toString(),
                "The damaged content was set aside. Build it again, or restore the store from a backup.");
        this.digest = digest;
    }

    public Digest digest() {
        return digest;
    }
}
