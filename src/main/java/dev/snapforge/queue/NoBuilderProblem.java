package dev.snapforge.queue;

import dev.snapforge.builds.WaitingJob;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.core.Target;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;

/** The problem {@code no-builder}: no builder that offers the job's engine has come in time. */
final class NoBuilderProblem {

    private NoBuilderProblem() {}

    /**
     * Says for how long the job has waited, and what it could have instead.
     *
     * @param live the targets that live builders offer
     */
    static JobProblem of(WaitingJob job, Duration timeout, Collection<Target> live) {
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
}
