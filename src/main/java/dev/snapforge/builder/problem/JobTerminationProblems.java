package dev.snapforge.builder.problem;

import dev.snapforge.builds.WaitingJob;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.core.Target;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.snapshot.SnapshotRevokedException;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

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
     * No builder that offers the job's engine has come in time.
     *
     * @param live the targets that live builders offer
     */
    public static JobProblem noBuilder(WaitingJob job, Duration timeout, Collection<Target> live) {
        return JobProblem.of(
                "no-builder",
                "No builder came that has the engine",
                "It waited since %s, and for the last %s no live builder had %s. Live builders have %s."
                        .formatted(job.since(), inWords(timeout), job.target(), inWords(live)),
                "Start a builder that has the engine, or ask for one of the engines that GET /api/v1/engines shows as live.");
    }

    private static String inWords(Collection<Target> targets) {
        return targets.isEmpty()
                ? "none"
                : targets.stream().sorted().map(Target::toString).collect(Collectors.joining(", "));
    }

    private static String inWords(Duration time) {
        return time.toMinutes() >= 2 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    public static JobProblem givenUp(int attempts, String reason) {
        return JobProblem.of(
                "machine-fault",
                "The job could not be run to its end",
                "It was started %d times; the last attempt ended with: %s".formatted(attempts, reason.strip()),
                "This is not the bundle's fault. Try again; if it stays, the operator should look at the builder's log.");
    }
}
