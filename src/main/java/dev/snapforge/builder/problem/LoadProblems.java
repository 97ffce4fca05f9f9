package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.List;

/** Why a snapshot that was made is not published: a fresh process could not start from it. */
public final class LoadProblems {

    private LoadProblems() {}

    public static JobProblem died(EngineTermination death, List<String> missingHolders, List<String> frozenHolders) {
        if (death.cause() != EngineTermination.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        if (!missingHolders.isEmpty()) {
            return JobProblems.abort(
                    "deleted-built-in",
                    "The bundle deleted a built-in that the engine needs",
                    String.join(", ", missingHolders)
                            + ": this engine extends it when it loads a snapshot, and ends the"
                            + " process where it is not there. The snapshot was made, and is not published.",
                    "Do not delete it. To hide it from later code, shadow it in a function's scope.",
                    message);
        }
        if (!frozenHolders.isEmpty()) {
            return JobProblems.abort(
                    "frozen-built-in",
                    "The bundle froze a built-in that the engine adds to",
                    String.join(", ", frozenHolders)
                            + ": this engine adds built-ins of its own when it loads a snapshot, and ends the process where an"
                            + " object takes no more properties. The snapshot was made, and is not published.",
                    "Freeze, seal or harden built-ins in a function that the runtime calls once the snapshot is loaded.",
                    message);
        }
        return EngineMessages.explainLoad(message);
    }

    public static JobProblem refused(RefusalResponse refused) {
        if (refused.reason() == Reason.RESTORE_THREW) {
            return RestoreProblems.callbackThrew(refused);
        }
        if (refused.reason() == Reason.DEFER_UNSAFE) {
            return DeferralProblems.unsafe(refused);
        }
        return new JobProblem(
                "snapshot-does-not-load",
                "The snapshot could not be loaded",
                refused.message(),
                null,
                null,
                null,
                refused.message());
    }
}
