package dev.snapforge.builder.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** No more engine processes are at work than jobs may run. */
class ProcessSlotsTest {

    private final ProcessSlots slots = new ProcessSlots(
            new BuilderSettings(null, 2, 3, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10), 0));

    @Test
    void workBeginsAtOnceWhereASlotIsFree() throws InterruptedException {
        assumeThat(Runtime.getRuntime().availableProcessors()).isGreaterThan(1);
        CountDownLatch begun = new CountDownLatch(1);
        slots.take();

        Supplier<Thread> result = slots.ahead(() -> {
            begun.countDown();
            return Thread.currentThread();
        });
        begun.await();

        assertThat(result.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void workWaitsUntilItIsAskedForWhereNoneIsFree() {
        slots.take();
        slots.take();
        AtomicInteger times = new AtomicInteger();

        Supplier<Integer> result = slots.ahead(times::incrementAndGet);
        assertThat(times).hasValue(0);

        assertThat(result.get()).isEqualTo(1);
    }

    @Test
    void aSlotComesBackHoweverItsWorkEnds() {
        slots.take();
        for (int i = 0; i < 3; i++) {
            Supplier<String> result = slots.ahead(() -> {
                throw new IllegalStateException("the process died");
            });
            assertThatThrownBy(result::get).hasMessage("the process died");
        }
        slots.take();
        slots.giveBack();
        slots.giveBack();
    }
}
