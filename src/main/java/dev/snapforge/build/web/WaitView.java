package dev.snapforge.build.web;

import dev.snapforge.build.AvailableTargets.Availability;
import dev.snapforge.build.Job;
import dev.snapforge.kernel.Target;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What a queued job is waiting for. */
@Schema(name = "Wait", description = "What a queued job is waiting for")
record WaitView(
        @Schema(description = "When it was put (back) into the queue")
        Instant since,

        @Schema(
                description = "`BUILDER`: no live builder has its engine. `TURN`: one has it, and works on other jobs.",
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
        TURN
    }

    /** @param targets every target that a builder has or had */
    static WaitView of(Job job, List<Availability> targets) {
        Target target = job.target();
        List<String> live = targets.stream()
                .filter(Availability::live)
                .map(it -> it.target().toString())
                .toList();
        if (live.contains(target.toString())) {
            return new WaitView(
                    job.queuedAt(),
                    For.TURN,
                    "A live builder has " + target + " and will take the job when it is its turn.",
                    List.of());
        }
        boolean known = targets.stream().anyMatch(it -> it.target().equals(target));
        return new WaitView(
                job.queuedAt(),
                For.BUILDER,
                "No "
                        + (known ? "live builder has " + target : "builder has had " + target + " for a week, or ever")
                        + ". "
                        + "Where none comes in time, the job ends with no-builder.",
                live);
    }
}
