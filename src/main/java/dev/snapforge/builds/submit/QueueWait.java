package dev.snapforge.builds.submit;

import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a job is waiting for.
 *
 * @param since when it was put (back) into the queue, or a builder had proven it
 * @param waitsFor what it needs to go on
 * @param detail the same in a sentence for people
 * @param offered if it waits for a builder, the targets that live builders have; otherwise empty
 */
public record QueueWait(Instant since, For waitsFor, String detail, List<String> offered) {

    /** What there is to wait for. */
    public enum For {
        /** One with the engine; none that lives has it. */
        BUILDER,
        /** The others that wait for the same builders. */
        TURN,
        /** A process that holds the signing key. */
        SIGNER
    }

    /** A job whose builder has done its part; null for every other one. */
    private static @Nullable QueueWait ofProven(Job job) {
        Instant since = job.provenAt();
        if (since == null || job.status() != JobStatus.RUNNING) {
            return null;
        }
        return new QueueWait(
                since,
                For.SIGNER,
                "Its builder has proven it. A process with the role signer verifies and signs it, which takes seconds;"
                        + " if none runs, or its key cannot be used, the job waits until one does.",
                List.of());
    }

    /**
     * What a job waits for; null if it waits for nothing.
     *
     * @param targets every target that a builder has or had
     */
    public static @Nullable QueueWait of(Job job, List<Availability> targets) {
        return job.status() == JobStatus.QUEUED ? ofQueued(job, targets) : ofProven(job);
    }

    private static QueueWait ofQueued(Job job, List<Availability> targets) {
        Target target = job.target();
        List<String> live = targets.stream()
                .filter(Availability::live)
                .map(it -> it.target().toString())
                .toList();
        if (live.contains(target.toString())) {
            return new QueueWait(
                    job.queuedAt(),
                    For.TURN,
                    "A live builder has " + target + " and will take the job when it is its turn.",
                    List.of());
        }
        boolean known = targets.stream().anyMatch(it -> it.target().equals(target));
        return new QueueWait(
                job.queuedAt(),
                For.BUILDER,
                "No "
                        + (known ? "live builder has " + target : "builder has had " + target + " for a week, or ever")
                        + ". "
                        + "If none comes in time, the job ends with no-builder.",
                live);
    }
}
