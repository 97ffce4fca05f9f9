package dev.snapforge.builds.spec;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot must satisfy to be published.
 *
 * @param runtimeState what becomes of a use of time, randomness or the environment
 * @param unhandledRejections what becomes of a promise that is rejected while the bundle loads, and that nothing handles
 * @param defer what becomes of something that the bundle makes while it loads and that V8 cannot write, and which modules are evaluated
 *     on first use
 * @param minSpeedup how many times faster than a plain start a restored one must be: more than 0, at most 1000; null if no
 *     minimum is enforced
 * @param metrics whether the build waits for its metrics
 */
@Schema(
        name = "BuildPolicy",
        description = "What a snapshot must satisfy to be published",
        example = "{\"runtimeState\": \"fix\"}")
public record Policy(
        @Schema(
                description =
                        "How to treat a use of time, randomness or the environment while the bundle runs: `fix` makes"
                                + " clock and randomness the same for every build and live again after load, `warn` leaves them as"
                                + " they are, `reject` fails the job",
                defaultValue = "fix",
                example = "fix")
        @NotNull(message = "must be \"fix\", \"warn\" or \"reject\"")
        RuntimeStateHandling runtimeState,

        @Schema(
                description =
                        "How to treat a promise that is rejected while the bundle runs and that nothing handles: `reject` fails"
                                + " the job, unless something still refers to the promise; `warn` makes it a finding",
                defaultValue = "reject",
                example = "reject")
        @NotNull(message = "must be \"reject\" or \"warn\"")
        RejectionHandling unhandledRejections,

        @Schema(
                description =
                        "How to treat something that the bundle makes while it runs and that V8 cannot write, for example an object of"
                                + " Intl: `auto` makes it on first use in the restored runtime, `off` fails the job. A list of"
                                + " patterns of file names is `auto`, and has the modules that they match evaluated when one of their"
                                + " exports is first used",
                defaultValue = "auto",
                example = "auto",
                anyOf = {String.class, String[].class})
        @NotNull(message = DeferralHandling.MESSAGE)
        DeferralHandling defer,

        @Schema(
                description =
                        "How many times faster than a plain start a restored one must be: more than 0, at most 1000;"
                                + " if omitted, no minimum is enforced",
                example = "1.5")
        @DecimalMin(value = "0", inclusive = false, message = Policy.SPEEDUP_MESSAGE)
        @DecimalMax(value = "1000", message = Policy.SPEEDUP_MESSAGE)
        @Nullable
        Double minSpeedup,

        @Schema(
                description =
                        "When a start is measured: `later` publishes at once and measures when no build waits, `wait` measures first"
                                + " and publishes with the figures. With `minSpeedup` the build always waits",
                defaultValue = "later",
                example = "wait")
        @NotNull(message = "must be \"later\" or \"wait\"")
        MetricsHandling metrics) {

    /** What holds if a spec says nothing. */
    public static final Policy DEFAULT = new Policy(
            RuntimeStateHandling.FIX, RejectionHandling.REJECT, DeferralHandling.AUTO, null, MetricsHandling.LATER);

    static final String SPEEDUP_MESSAGE = "must be a number greater than 0 and at most 1000, for example 1.5";

    public Policy {
        runtimeState = runtimeState == null ? RuntimeStateHandling.FIX : runtimeState;
        unhandledRejections = unhandledRejections == null ? RejectionHandling.REJECT : unhandledRejections;
        defer = defer == null ? DeferralHandling.AUTO : defer;
        metrics = metrics == null ? MetricsHandling.LATER : metrics;
    }

    /** Whether a snapshot is measured before it is published. */
    public boolean waitsForMetrics() {
        return minSpeedup != null || metrics == MetricsHandling.WAIT;
    }
}
