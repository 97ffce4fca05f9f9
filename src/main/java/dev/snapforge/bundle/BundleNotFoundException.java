package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** There is no bundle with this digest. */
final class BundleNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param digest the digest that was asked for */
    BundleNotFoundException(Digest digest) {
        super(
                ErrorCategory.NOT_FOUND,
                "bundle-not-found",
                "There is no bundle " + digest + ".",
                null,
                digest.toString(),
                "Upload it again: the same files give the same digest.");
    }
}
