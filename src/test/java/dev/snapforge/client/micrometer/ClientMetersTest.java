package dev.snapforge.client.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.LibraryCheck;
import dev.snapforge.client.SnapshotOrigin;
import dev.snapforge.client.StartupMetrics;
import dev.snapforge.client.pool.PooledRuntime;
import dev.snapforge.client.pool.RuntimePool;
import dev.snapforge.client.pool.RuntimePoolFixture;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What Micrometer sees of a client and of its pools. */
class ClientMetersTest extends RuntimePoolFixture {

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void recordEachStartAndItsParts() {
        StartupMeters meters = new StartupMeters(registry);
        meters.accept(start(SnapshotOrigin.VERIFIED_BEFORE, 20, 5));
        meters.accept(start(SnapshotOrigin.VERIFIED_BEFORE, 0, 7));
        meters.accept(start(SnapshotOrigin.SERVICE, 100, 6));

        Timer cached = registry.get("snapforge.client.startup")
                .tag("origin", "verified_before")
                .timer();
        assertThat(cached.count()).isEqualTo(2);
        assertThat(cached.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(32);
        assertThat(registry.get("snapforge.client.startup.phase")
                        .tags("origin", "service", "phase", "load_and_verify")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(100);
        assertThat(registry.get("snapforge.client.library.loading").timeGauge().value(TimeUnit.MILLISECONDS))
                .isEqualTo(57);
    }

    @Test
    void showWhatAPoolHolds() throws Exception {
        try (RuntimePool pool = builder().spares(0).open()) {
            new RuntimePoolMeters(pool, "text-tools").bindTo(registry);
            try (PooledRuntime borrowed = pool.borrow(AT_ONCE)) {
                assertThat(borrowed.runtime().isClosed()).isFalse();
                assertThat(runtimes("borrowed")).isEqualTo(1);
            }
            assertThat(runtimes("borrowed")).isZero();
            assertThat(runtimes("idle")).isZero();
            assertThat(registry.get("snapforge.client.pool.made")
                            .tag("pool", "text-tools")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("snapforge.client.pool.failed.starts")
                            .functionCounter()
                            .count())
                    .isZero();
        }
    }

    private double runtimes(String state) {
        return registry.get("snapforge.client.pool.runtimes")
                .tags("pool", "text-tools", "state", state)
                .gauge()
                .value();
    }

    private static StartupMetrics start(SnapshotOrigin origin, long loading, long creation) {
        return new StartupMetrics(
                origin,
                LibraryCheck.COMPARED,
                Duration.ofMillis(57),
                Duration.ofMillis(loading),
                Duration.ofMillis(creation),
                Duration.ZERO);
    }
}
