package dev.snapforge.builder.stage;

import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;

/**
 * A snapshot that a fresh process has loaded, and what was there.
 *
 * @param found what the checks gave, and all that can be reached
 */
public record RestoredSnapshot(UnverifiedSnapshot snapshot, EvaluateResponse found) {

    /** In which form its object graph is known, so that it can be compared. */
    public GraphForm lookedAt() {
        return found.graph().isEmpty() ? GraphForm.NONE : GraphForm.DIGEST;
    }
}
