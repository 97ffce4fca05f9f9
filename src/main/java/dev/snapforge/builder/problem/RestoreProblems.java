package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;

/** What a bundle does after a restore fails. */
final class RestoreProblems {

    private RestoreProblems() {}

    /** The same wherever it was noticed: callbacks run in the restored runtime and in the one that it is compared with. */
    static JobProblem callbackThrew(RefusalResponse refused) {
        return JobProblems.thrown(
                "restore-callback-threw",
                "A callback of onRestore threw",
                refused,
                "Every runtime would fail like this before its first call. Catch in the callback what may fail there, such as a"
                        + " variable of the environment that is not set.");
    }
}
