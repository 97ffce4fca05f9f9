package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.signing.Expectation;

/** The service has no active snapshot of this name for this runtime. Code {@code no-matching-snapshot}. */
public final class NoMatchingSnapshotException extends ServiceException {

    private static final long serialVersionUID = 1L;

    NoMatchingSnapshotException(String name, Expectation runtime) {
        super(
                Kind.NOT_FOUND,
                "no-matching-snapshot",
                "The service has no active snapshot '" + name + "' for " + runtime.platform() + "/" + runtime.engine()
                        + ".",
                "a snapshot for " + runtime.platform() + "/" + runtime.engine(),
                "none",
                "Build the bundle for this target.");
    }

    @Override
    public boolean mayPass() {
        return false;
    }
}
