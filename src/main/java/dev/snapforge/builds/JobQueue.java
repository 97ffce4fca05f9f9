package dev.snapforge.builds;

import dev.snapforge.core.Target;
import java.util.UUID;

/** Where jobs wait for a builder. All operations belong to the transaction they are called in. */
public interface JobQueue {

    /**
     * Puts the job where a builder that has the target's engine finds it.
     *
     * @param principal who asked for it; builders take turns between principals
     */
    void enqueue(UUID jobId, Target target, String principal);

    /**
     * Takes a job that its builder has proven from it, and puts it where a signer finds it.
     *
     * @throws IllegalStateException if the queue does not know that the builder has it
     */
    void handOver(UUID jobId, Target target);

    /** Takes the job out; without effect where it is not waiting. */
    void remove(UUID jobId, Target target);
}
