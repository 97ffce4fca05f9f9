package dev.snapforge.build.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** What a job in the queue waits for. */
@Schema(name = "Wait", description = "What a job in the queue waits for")
record WaitView(
        @Schema(description = "When it was put into the queue, or back into it")
        Instant since,

        @Schema(
                description = "`BUILDER`: no live builder has its engine. `TURN`: one has it, and works on other jobs.",
                example = "TURN")
        For waitsFor,

        @Schema(
                description = "The same in a sentence for people",
                example = "A live builder has linux-x64/javet-v8-5.0.6 and will take the job when it is its turn.")
        String detail) {

    /** What there is to wait for. */
    enum For {
        /** One with the engine; none that lives has it. */
        BUILDER,
        /** The others that wait for the same builders. */
        TURN
    }

    static WaitView of(Instant since, String target, boolean live) {
        return live
                ? new WaitView(
                        since, For.TURN, "A live builder has " + target + " and will take the job when it is its turn.")
                : new WaitView(
                        since,
                        For.BUILDER,
                        "No live builder has " + target + ". Where none comes in time, the job ends with no-builder.");
    }
}
