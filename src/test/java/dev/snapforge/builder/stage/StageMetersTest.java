package dev.snapforge.builder.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Target;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What engine processes call their stages cannot fill the memory of Prometheus. */
class StageMetersTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-5.0.6");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final StageMeters meters = new StageMeters(registry);

    @Test
    void stagesThatNobodyKnowsAreOne() {
        meters.done(TARGET, "parse", Duration.ofMillis(3));
        meters.done(TARGET, "forged-1", Duration.ofMillis(4));
        meters.done(TARGET, "forged-2", Duration.ofMillis(5));

        assertThat(registry.find("snapforge.stage.duration").timers())
                .extracting(timer -> timer.getId().getTag("stage"))
                .containsExactlyInAnyOrder("parse", "other");
        assertThat(registry.get("snapforge.stage.duration")
                        .tag("stage", "other")
                        .timer()
                        .count())
                .isEqualTo(2);
    }
}
