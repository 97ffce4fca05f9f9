package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;
import java.util.List;

/** Why a snapshot that was made is not published: a fresh process could not start from it. */
final class LoadProblems {

    private LoadProblems() {}

    static JobProblem died(EngineDeath death, List<String> missingHolders, List<String> frozenHolders) {
        if (death.cause() != EngineDeath.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        if (!missingHolders.isEmpty()) {
            return Problems.abort(
                    "deleted-built-in",
                    "The bundle deleted a built-in that the engine needs",
                    String.join(", ", missingHolders)
                            + ": this engine extends it when it loads a snapshot, and ends the"
                            + " process where it is not there. The snapshot was made, and is not published.",
                    "Do not delete it. To hide it from later code, shadow it in a function's scope.",
                    message);
        }
        if (!frozenHolders.isEmpty()) {
            return Problems.abort(
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

    static JobProblem refused(Refused refused) {
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
