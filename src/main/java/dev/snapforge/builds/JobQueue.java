package dev.snapforge.builds;

import dev.snapforge.core.Target;
import java.util.UUID;

/** Where jobs wait for a builder. Both operations belong to the transaction they are called in. */
public interface JobQueue {

    /**
     * Puts the job where a builder that has the target's engine finds it.
     *
     * @param principal who asked for it; builders take turns between principals
     */
    void enqueue(UUID jobId, Target target, String principal);

    /** Takes the job out; without effect where it is not waiting. */
    void remove(UUID jobId, Target target);
}
