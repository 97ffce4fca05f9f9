package dev.snapforge.builds;

import java.util.List;

/** The state of a build, which follows from its jobs; {@code docs/states.md} has the diagram. */
public enum BuildStatus {
    /** No job has been claimed yet. */
    QUEUED,
    /** A job has been claimed, and not all have ended. */
    RUNNING,
    /** Every job has succeeded; final. */
    SUCCEEDED,
    /** Every job has ended, and at least one has failed; final. */
    FAILED,
    /** Every job has ended, none has failed, and at least one was cancelled; final. */
    CANCELLED;

    /** Whether no state follows this one. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }

    /** The state that follows from the jobs; a job handed back to the queue leaves its build running. */
    static BuildStatus of(List<JobState> jobs) {
        if (!jobs.stream().allMatch(it -> it.status().ended())) {
            return jobs.stream().anyMatch(it -> it.attempt() > 0 || it.status().ended()) ? RUNNING : QUEUED;
        }
        if (jobs.stream().anyMatch(it -> it.status() == JobStatus.FAILED)) {
            return FAILED;
        }
        return jobs.stream().anyMatch(it -> it.status() == JobStatus.CANCELLED) ? CANCELLED : SUCCEEDED;
    }

    /** What of a job decides its build's state. */
    record JobState(JobStatus status, int attempt) {}
}
