package dev.snapforge.builds.web;

import dev.snapforge.builds.Job;
import dev.snapforge.builds.JobStatus;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.core.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a job is waiting for. */
@Schema(name = "Wait", description = "What a job is waiting for")
record QueueWaitView(
        @Schema(description = "When it was put (back) into the queue, or a builder had proven it")
        Instant since,

        @Schema(
                description = "`BUILDER`: no live builder has its engine. `TURN`: one has it, and works on other jobs."
                        + " `SIGNER`: a builder has proven it, and another process verifies and signs it.",
                example = "TURN")
        For waitsFor,

        @Schema(
                description = "The same in a sentence for people; also says if no builder ever had the engine",
                example = "A live builder has linux-x64/javet-v8-5.0.6 and will take the job when it is its turn.")
        String detail,

        @Schema(
                description = "If it waits for a builder: the targets that live builders have. Otherwise empty.",
                example = "[]")
        List<String> offered) {

    /** What there is to wait for. */
    enum For {
        /** One with the engine; none that lives has it. */
        BUILDER,
        /** The others that wait for the same builders. */
        TURN,
        /** A process that holds the signing key. */
        SIGNER
    }

    /** What a job waits for whose builder has done its part; null for every other one. */
    static @Nullable QueueWaitView ofProven(Job job) {
        Instant since = job.provenAt();
        if (since == null || job.status() != JobStatus.RUNNING) {
            return null;
        }
        return new QueueWaitView(
                since,
                For.SIGNER,
                "Its builder has proven it. A process with the role signer verifies and signs it, which takes seconds;"
                        + " if none runs, or its key cannot be used, the job waits until one does.",
                List.of());
    }

    /** @param targets every target that a builder has or had */
    static QueueWaitView of(Job job, List<Availability> targets) {
        Target target = job.target();
        List<String> live = targets.stream()
                .filter(Availability::live)
                .map(it -> it.target().toString())
                .toList();
        if (live.contains(target.toString())) {
            return new QueueWaitView(
                    job.queuedAt(),
                    For.TURN,
                    "A live builder has " + target + " and will take the job when it is its turn.",
                    List.of());
        }
        boolean known = targets.stream().anyMatch(it -> it.target().equals(target));
        return new QueueWaitView(
                job.queuedAt(),
                For.BUILDER,
                "No "
                        + (known ? "live builder has " + target : "builder has had " + target + " for a week, or ever")
                        + ". "
                        + "If none comes in time, the job ends with no-builder.",
                live);
    }
}
