package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;

/** What can go wrong where the bundle runs without a snapshot, to be compared with it. */
final class PlainRunProblems {

    private PlainRunProblems() {}

    static JobProblem died(EngineDeath death) {
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT
                ? Problems.abort(
                        "v8-fatal",
                        "V8 ended the process while it ran the bundle without a snapshot",
                        "The checks could not be compared with a fresh runtime. V8 said: " + death.engineMessage(),
                        null,
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    static JobProblem refused(Refused refused) {
        return Problems.thrown(
                "plain-run-failed",
                "The bundle runs where the snapshot is made, and not in a plain runtime",
                refused,
                "It probably depends on a built-in being absent. Compare typeof checks at top level.");
    }
}
