package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;

/** What can go wrong while a warm-up runs, which starts from the bundle's own snapshot. */
public final class WarmUpProblems {

    private WarmUpProblems() {}

    public static JobProblem died(EngineTermination death) {
        return death.cause() == EngineTermination.Cause.ENGINE_ABORT
                ? JobProblems.abort(
                        "warm-up-fatal",
                        "V8 ended the process while it ran the warm-up, or wrote the snapshot after it",
                        "The bundle alone gave a snapshot. V8 said: " + death.engineMessage(),
                        "Warm up with calls that leave no FinalizationRegistry, asm.js or WebAssembly functions behind.",
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    public static JobProblem refused(RefusalResponse refused) {
        return JobProblems.thrown(
                refused.reason() == RefusalResponse.Reason.SYNTAX ? "warm-up-syntax-error" : "warm-up-threw",
                refused.reason() == RefusalResponse.Reason.SYNTAX ? "The warm-up does not parse" : "The warm-up threw",
                refused,
                "The warm-up runs in a runtime that was started from the bundle's snapshot. Call what the first request calls, and"
                        + " catch what may be thrown.");
    }
}
