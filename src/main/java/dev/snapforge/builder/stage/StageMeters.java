package dev.snapforge.builder.stage;

import dev.snapforge.core.Target;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How long the stages of jobs take, as a metric. */
@Component
class StageMeters {

    private final MeterRegistry meters;

    StageMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A stage of a job is done. */
    void done(Target target, String stage, Duration took) {
        Timer.builder("snapforge.stage.duration")
                .description("How long a stage of a job took")
                .tag("stage", stage)
                .tag("target", target.toString())
                .register(meters)
                .record(took);
    }
}
