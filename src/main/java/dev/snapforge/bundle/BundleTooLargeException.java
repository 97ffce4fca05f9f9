package dev.snapforge.bundle;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The sources, or the archive they came in, are larger than a bundle may be. */
public final class BundleTooLargeException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private final long limit;

    /** @param limit the limit, in bytes */
    public BundleTooLargeException(long limit) {
        super(
                ErrorCategory.TOO_LARGE,
                "bundle-too-large",
                "The upload holds more than " + limit + " bytes.",
                "at most " + limit + " bytes, counted after expansion",
                "more",
                "Minify the sources, leave out what the snapshot does not need, or raise snapforge.bundle.max-size.");
        this.limit = limit;
    }

    public long limit() {
        return limit;
    }
}
