package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;

/** What can go wrong where the bundle runs without a snapshot, to be compared with it. */
public final class PlainRunProblems {

    private PlainRunProblems() {}

    public static JobProblem died(EngineTermination death) {
        return death.cause() == EngineTermination.Cause.ENGINE_ABORT
                ? JobProblems.abort(
                        "v8-fatal",
                        "V8 ended the process while it ran the bundle without a snapshot",
                        "The checks could not be compared with a fresh runtime. V8 said: " + death.engineMessage(),
                        null,
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    public static JobProblem refused(RefusalResponse refused) {
        if (refused.reason() == Reason.RESTORE_THREW) {
            return RestoreProblems.callbackThrew(refused);
        }
        if (refused.reason() == Reason.DEFER_UNSAFE) {
            return DeferralProblems.unsafe(refused);
        }
        return JobProblems.thrown(
                "plain-run-failed",
                "The bundle runs where the snapshot is made, and not in a plain runtime",
                refused,
                "It probably depends on a built-in being absent. Compare typeof checks at top level.");
    }
}
