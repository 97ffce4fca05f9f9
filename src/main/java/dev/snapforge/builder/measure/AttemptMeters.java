package dev.snapforge.builder.measure;

import dev.snapforge.engine.BuilderRole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** How measuring ends, as a metric. What a build interrupts does not count: it begins anew. */
@Component
@BuilderRole
class AttemptMeters {

    private final Counter ended;
    private final Counter failed;
    private final Counter givenUp;

    AttemptMeters(MeterRegistry meters) {
        this.ended = counter(meters, "ended");
        this.failed = counter(meters, "failed");
        this.givenUp = counter(meters, "given-up");
    }

    /** It came to its end, with figures or without. */
    void ended() {
        ended.increment();
    }

    /** The machine was at fault, and it is tried again. */
    void failed() {
        failed.increment();
    }

    /** The machine was at fault once more, and it is not tried again. */
    void givenUp() {
        givenUp.increment();
    }

    private static Counter counter(MeterRegistry meters, String outcome) {
        return Counter.builder("snapforge.measurement.attempts")
                .description("Attempts to measure a published snapshot")
                .tag("outcome", outcome)
                .register(meters);
    }
}
