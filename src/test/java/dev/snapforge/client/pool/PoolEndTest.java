package dev.snapforge.client.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How a pool ends, and what it lets go of. */
class PoolEndTest extends RuntimePoolFixture {

    @Test
    void closesOnlyWhenAllAreBack() throws Exception {
        RuntimePool pool = builder().maxRuntimes(2).open();
        PooledRuntime borrowed = pool.borrow(LONG);

        assertThatExceptionOfType(RuntimesBorrowedException.class)
                .isThrownBy(() -> pool.close(Duration.ofMillis(20)))
                .withMessageContaining(Thread.currentThread().getName());
        assertRefused("pool-closed", () -> pool.borrow(AT_ONCE));
        // It is still the borrower's, and sound.
        assertThat(borrowed.runtime().getExecutor("answer").executeInteger()).isEqualTo(42);
        borrowed.close();
        pool.close(AT_ONCE);
    }

    @Test
    void closingWaitsForBorrowersAndWakesThoseWhoWait() throws Exception {
        RuntimePool pool = builder().maxRuntimes(1).maxIdle(0).spares(0).open();
        CyclicBarrier borrowed = new CyclicBarrier(2);
        CyclicBarrier release = new CyclicBarrier(2);
        Future<?> user = threads.submit(() -> {
            try (PooledRuntime runtime = pool.borrow(LONG)) {
                borrowed.await();
                release.await();
                return runtime.runtime().getExecutor("answer").executeInteger();
            }
        });
        borrowed.await();
        Future<?> waiting = threads.submit(() -> pool.borrow(LONG));
        Future<?> closing = threads.submit(() -> pool.close(LONG));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(waiting::get)
                .withCauseInstanceOf(PoolClosedException.class);
        assertThat(closing.isDone()).isFalse();
        release.await();
        closing.get();
        assertThat(user.get()).isEqualTo(42);
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        try (RuntimePool pool = builder().open()) {
            pool.borrow(LONG).close();
        }
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(it -> it.getName().equals("snapforge-runtime-pool")));
    }

    @Test
    void refusesBesideOtherRuntimesAndRecovers() throws Exception {
        try (RuntimePool pool = builder().maxRuntimes(1).maxIdle(0).spares(0).open()) {
            try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime()) {
                assertThat(plain.isClosed()).isFalse();
                assertRefused("other-snapshot-open", () -> pool.borrow(AT_ONCE));
            }
            pool.borrow(AT_ONCE).close();
        }
    }

    @Test
    void countsSparesThatCouldNotStart() throws Exception {
        try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime();
                RuntimePool pool = builder().open()) {
            assertThat(plain.isClosed()).isFalse();
            await().until(() -> pool.status().failedStarts() == 1);
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 0, 1));
            assertRefused("other-snapshot-open", () -> pool.borrow(AT_ONCE));
        }
    }
}
