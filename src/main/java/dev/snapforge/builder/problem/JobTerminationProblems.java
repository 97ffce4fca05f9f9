package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.limit.BuilderOutOfMemoryException;
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

    /**
     * What the engine made did not fit into the builder's heap.
     *
     * @param detail what was asked for, and what there was
     */
    public static JobProblem outOfMemory(int attempts, String detail) {
        return JobProblem.of(
                BuilderOutOfMemoryException.CODE,
                "The builder has no memory for what this bundle gives",
                "It was started %d times; the last time: %s".formatted(attempts, detail.strip()),
                "Let checks give less, or have the operator give the builder more heap, or fewer jobs at a time"
                        + " (snapforge.builder.concurrency).");
    }

    public static JobProblem givenUp(int attempts, String reason) {
        return JobProblem.of(
                "machine-fault",
                "The job could not be run to its end",
                "It was started %d times; the last attempt ended with: %s".formatted(attempts, reason.strip()),
                "This is not the bundle's fault. Try again; if it stays, the operator should look at the builder's log.");
    }
}
