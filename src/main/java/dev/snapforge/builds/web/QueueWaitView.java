package dev.snapforge.builds.web;

import dev.snapforge.builds.submit.QueueWait;
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
        QueueWait.For waitsFor,

        @Schema(
                description = "The same in a sentence for people; also says if no builder ever had the engine",
                example = "A live builder has linux-x64/javet-v8-5.0.6 and will take the job when it is its turn.")
        String detail,

        @Schema(
                description = "If it waits for a builder: the targets that live builders have. Otherwise empty.",
                example = "[]")
        List<String> offered) {

    static @Nullable QueueWaitView of(@Nullable QueueWait wait) {
        return wait == null ? null : new QueueWaitView(wait.since(), wait.waitsFor(), wait.detail(), wait.offered());
    }
}
