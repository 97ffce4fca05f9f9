package dev.snapforge.client.http;

import dev.snapforge.verify.RequestedRelease;
import dev.snapforge.verify.RuntimeRequirements;

/** The service has no active snapshot of this name for this runtime. Code {@code no-matching-snapshot}. */
public final class NoMatchingSnapshotException extends ServiceRefusedException {

    private static final long serialVersionUID = 1L;

    NoMatchingSnapshotException(RequestedRelease wanted, RuntimeRequirements runtime, String available) {
        super(
                404,
                "no-matching-snapshot",
                "The service has no active snapshot of " + wanted + " for " + target(runtime) + ", but: " + available
                        + ".",
                "a snapshot for " + target(runtime),
                available,
                "Build the bundle for this target, or use an engine that it was built for.");
    }

    private static String target(RuntimeRequirements runtime) {
        return runtime.platform() + "/" + runtime.engine();
    }
}
