package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.snapshot.SnapshotRevokedException;

/** Why a job ends without a snapshot although none is wrong with it. */
public final class JobTerminationProblems {

    private JobTerminationProblems() {}

    public static JobProblem revoked(SnapshotRevokedException revoked) {
        return JobProblem.of(
                revoked.code(),
                "The build gives a snapshot that was revoked",
                String.valueOf(revoked.getMessage()),
                "Change what the reason names; the same bundle, spec and engine always give the same snapshot.");
    }

    public static JobProblem versionExists(VersionExistsException taken) {
        return JobProblem.of(
                taken.code(),
                "The version was released with other content meanwhile",
                String.valueOf(taken.getMessage()),
                taken.hint());
    }

    public static JobProblem givenUp(int attempts, String reason) {
        return JobProblem.of(
                "machine-fault",
                "The job could not be run to its end",
                "It was started %d times; the last attempt ended with: %s".formatted(attempts, reason.strip()),
                "This is not the bundle's fault. Try again; if it stays, the operator should look at the builder's log.");
    }
}
