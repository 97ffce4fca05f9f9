package dev.snapforge.bundle;

import dev.snapforge.kernel.Digest;
import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** There is no bundle with this digest. */
public final class BundleNotFoundException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param digest the digest that was asked for */
    BundleNotFoundException(Digest digest) {
        super(
                Kind.NOT_FOUND,
                "bundle-not-found",
                "There is no bundle " + digest + ".",
                null,
                digest.toString(),
                "Upload it again: the same files give the same digest.");
    }
}
