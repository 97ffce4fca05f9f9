package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.engine.EngineTermination.Cause;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.health.contributor.Status;

/** Nothing that happens while one process is looked at keeps the watchdog from the others. */
class EngineWatchdogTest {

    private final EngineWatchdog watchdog = new EngineWatchdog();

    @AfterEach
    void stop() {
        watchdog.destroy();
    }

    @Test
    void anErrorEndsTheProcessAndNotTheWatchdog() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        CountDownLatch rounds = new CountDownLatch(3);
        watchdog.watch(process(
                () -> {
                    throw new OutOfMemoryError("while it was looked at");
                },
                ended));
        watchdog.watch(process(rounds::countDown, new CountDownLatch(1)));

        ended.await();
        rounds.await();
        assertThat(watchdog.alive()).isTrue();
        assertThat(watchdog.troubles()).isPositive();
        assertThat(health()).isEqualTo(Status.UP);
    }

    @Test
    void healthSaysWhenNobodyEnforcesLimits() {
        watchdog.destroy();

        await().until(() -> !watchdog.alive());
        assertThat(health()).isEqualTo(Status.DOWN);
    }

    private Status health() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("watchdog", watchdog);
        return new LimitsHealthIndicator(beans.getBeanProvider(EngineWatchdog.class))
                .health()
                .getStatus();
    }

    private static EngineWatchdog.Watched process(Runnable check, CountDownLatch killed) {
        return new EngineWatchdog.Watched() {
            @Override
            public void checkLimits() {
                check.run();
            }

            @Override
            public void kill(Cause cause) {
                killed.countDown();
            }

            @Override
            public void close() {}
        };
    }
}
