package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;

/** What can go wrong while a warm-up runs, which starts from the bundle's own snapshot. */
final class WarmUpProblems {

    private WarmUpProblems() {}

    static JobProblem died(EngineDeath death) {
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT
                ? Problems.abort(
                        "warm-up-fatal",
                        "V8 ended the process while it ran the warm-up, or wrote the snapshot after it",
                        "The bundle alone gave a snapshot. V8 said: " + death.engineMessage(),
                        "Warm up with calls that leave no FinalizationRegistry, asm.js or WebAssembly functions behind.",
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    static JobProblem refused(Refused refused) {
        return Problems.thrown(
                refused.reason() == Refused.Reason.SYNTAX ? "warm-up-syntax-error" : "warm-up-threw",
                refused.reason() == Refused.Reason.SYNTAX ? "The warm-up does not parse" : "The warm-up threw",
                refused,
                "The warm-up runs in a runtime that was started from the bundle's snapshot. Call what the first request calls, and"
                        + " catch what may be thrown.");
    }
}
