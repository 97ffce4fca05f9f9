package dev.snapforge.builds;

/** The state of a job; {@code docs/states.md} has the diagram. */
public enum JobStatus {
    /** Waits for a builder that has its engine. */
    QUEUED,
    /** A builder has claimed it and works on the current attempt. */
    RUNNING,
    /** Its snapshot is published; final. */
    SUCCEEDED,
    /** It ended with a problem; final. */
    FAILED,
    /** Somebody cancelled the build before the job ended; final. */
    CANCELLED;

    /** Whether no state follows this one. */
    public boolean ended() {
        return this != QUEUED && this != RUNNING;
    }
}
