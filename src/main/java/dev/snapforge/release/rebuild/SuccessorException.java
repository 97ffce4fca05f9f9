package dev.snapforge.release.rebuild;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;

/** Nothing can be built for what is to succeed an engine. Code {@code unusable-successor}. */
final class SuccessorException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private SuccessorException(Target engine, String expected, String found, String hint) {
        super(
                ErrorCategory.CONFLICT,
                "unusable-successor",
                "What stands on " + engine + " cannot be built for this successor; nothing was queued.",
                expected,
                found,
                hint);
    }

    static SuccessorException missing(Target engine) {
        return new SuccessorException(
                engine,
                "a successor, in the request or in the engine's advisory",
                "none",
                "Name the engine to build for: {\"successor\": \"" + engine.platform() + "/<engine>\"}.");
    }

    static SuccessorException notFitting(Target engine, Target successor) {
        return new SuccessorException(
                engine,
                "another engine of " + engine.platform(),
                successor.toString(),
                "Name an engine that the same machines can run.");
    }

    static SuccessorException vulnerable(Target engine, Target successor) {
        return new SuccessorException(
                engine,
                "an engine that is not vulnerable",
                successor + ", which is vulnerable",
                "Name another one; GET /api/v1/advisories has what is said of engines.");
    }
}
