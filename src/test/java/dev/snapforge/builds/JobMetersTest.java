package dev.snapforge.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Target;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What engine processes and requests call things cannot fill the memory of Prometheus. */
class JobMetersTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-5.0.6");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JobMeters meters = new JobMeters(registry);

    @Test
    void codesAreWordsAndNotMoreThanSome() {
        ended("Not a word {}");
        for (int i = 0; i < 1000; i++) {
            ended("code-" + i);
        }

        assertThat(registry.find("snapforge.job.outcomes").counters()).hasSize(201);
        assertThat(outcomes("other").count()).isEqualTo(801);
        assertThat(outcomes("code-0").count()).isEqualTo(1);
    }

    @Test
    void targetsThatNobodyHasAreNotMoreThanSome() {
        for (int i = 0; i < 1000; i++) {
            Target named = Target.parse("linux-x64/node-24.0." + i);
            meters.ended(new JobTransitions.JobEnded(named, JobStatus.FAILED, "no-builder", null));
        }
        ended("no-builder");

        assertThat(registry.find("snapforge.job.outcomes").counters()).hasSize(102);
        assertThat(registry.get("snapforge.job.outcomes")
                        .tag("target", "other")
                        .counter()
                        .count())
                .isEqualTo(900);
        assertThat(outcomes("no-builder").count())
                .as("one that a builder had is always named")
                .isEqualTo(1);
    }

    /** Prometheus sees no increase in a series that begins with the first fault. */
    @Test
    void faultsOfTheMachineBeginWithZero() {
        meters.claimed(TARGET);

        assertThat(outcomes("builder-lost").count()).isZero();
        assertThat(outcomes("machine-fault").count()).isZero();
    }

    @Test
    void jobsThatNobodyClaimedHaveNoDuration() {
        meters.ended(new JobTransitions.JobEnded(TARGET, JobStatus.CANCELLED, null, null));

        assertThat(outcomes("cancelled").count()).isEqualTo(1);
        assertThat(registry.find("snapforge.build.duration").timer()).isNull();
    }

    private void ended(String code) {
        meters.ended(new JobTransitions.JobEnded(TARGET, JobStatus.FAILED, code, Duration.ofSeconds(1)));
    }

    private Counter outcomes(String code) {
        return registry.get("snapforge.job.outcomes")
                .tags("target", TARGET.toString(), "code", code)
                .counter();
    }
}
