package dev.snapforge.engine.limit;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** What an engine process answered is more than this builder's heap has room for. */
public final class BuilderOutOfMemoryException extends SnapforgeException {

    /** Also of jobs that ended because Java itself found no memory. */
    public static final String CODE = "builder-out-of-memory";

    private static final long serialVersionUID = 1L;

    BuilderOutOfMemoryException(long needed, long free, long most) {
        super(
                ErrorCategory.UNAVAILABLE,
                CODE,
                "The builder has no memory for what the engine answered.",
                "at most " + free + " more bytes, of " + most + " for the answers of all jobs",
                needed + " bytes for this answer",
                "Let checks give less, or have the operator give the builder more heap (-Xmx) or fewer jobs at a time.");
    }
}
