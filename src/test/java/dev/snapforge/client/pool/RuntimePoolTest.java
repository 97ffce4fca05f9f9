package dev.snapforge.client.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Real runtimes of a real blob; afterwards none may be left. */
class RuntimePoolTest extends RuntimePoolFixture {

    @Test
    void givesEachBorrowerRuntimeThatNobodyHasUsed() throws Exception {
        try (RuntimePool pool = builder().maxRuntimes(1).open()) {
            V8Runtime first;
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                first = borrowed.runtime();
                first.getExecutor("answer = 1; globalThis.mine = Symbol.for('mine')")
                        .executeVoid();
            }
            assertThat(first.isClosed()).isTrue();
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                assertThat(borrowed.runtime()
                                .getExecutor("`${twice(answer)} ${typeof mine}`")
                                .executeString())
                        .isEqualTo("84 undefined");
            }
        }
    }

    @Test
    void resetsAndLendsAgainWhereThatIsAskedFor() throws Exception {
        try (RuntimePool pool = reusing().open()) {
            V8Runtime first;
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                first = borrowed.runtime();
                first.getExecutor("answer = 1; globalThis.mine = 1; Array.prototype.mine = 1")
                        .executeVoid();
                // Left open on purpose: it must not reach the next borrower, nor keep the reset from happening.
                assertThat(first.getExecutor("({})").<com.caoccao.javet.values.V8Value>execute())
                        .isNotNull();
            }
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                assertThat(borrowed.runtime()).isSameAs(first);
                assertThat(first.getExecutor("`${twice(answer)} ${typeof mine} ${[].mine}`")
                                .executeString())
                        .isEqualTo("84 undefined undefined");
            }
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 1, 0, 1, 0));
        }
    }

    @Test
    void lendsNoRuntimeAgainThatWasDiscardedOrClosed() throws Exception {
        try (RuntimePool pool = reusing().open()) {
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                borrowed.discard();
            }
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 1, 0));
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                borrowed.runtime().close();
            }
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 0, 0, 2, 0));
        }
    }

    @Test
    void closesWhatComesBackBeyondMaxIdle() throws Exception {
        try (RuntimePool pool = reusing().maxRuntimes(2).maxIdle(1).open()) {
            try (PooledRuntime one = pool.borrow(LONG);
                    PooledRuntime two = pool.borrow(LONG)) {
                assertThat(two.runtime()).isNotSameAs(one.runtime());
            }
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 1, 0, 2, 0));
            assertThat(V8Host.getV8Instance().getV8RuntimeCount()).isEqualTo(1);
        }
    }

    @Test
    void refusesMoreThanItsBoundAndSaysWhoHasThem() throws Exception {
        try (RuntimePool pool = builder().maxRuntimes(1).maxIdle(0).spares(0).open()) {
            try (PooledRuntime borrowed = pool.borrow(AT_ONCE)) {
                assertThat(borrowed.runtime()).isNotNull();
                assertThatExceptionOfType(PoolExhaustedException.class)
                        .isThrownBy(() -> pool.borrow(Duration.ofMillis(20)))
                        .withMessageContaining(Thread.currentThread().getName())
                        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("pool-exhausted"));
            }
            pool.borrow(AT_ONCE).close();
        }
    }

    @Test
    void servesManyThreadsWithinItsBound() throws Exception {
        Set<V8Runtime> seen = ConcurrentHashMap.newKeySet();
        try (RuntimePool pool = builder().maxRuntimes(3).maxIdle(2).spares(2).open()) {
            Callable<Integer> use = () -> {
                int sum = 0;
                for (int i = 0; i < 20; i++) {
                    try (PooledRuntime borrowed = pool.borrow(LONG)) {
                        seen.add(borrowed.runtime());
                        assertThat(V8Host.getV8Instance().getV8RuntimeCount()).isLessThanOrEqualTo(3);
                        sum += borrowed.runtime().getExecutor("answer++").executeInteger();
                    }
                }
                return sum;
            };
            List<Future<Integer>> results = threads.invokeAll(List.of(use, use, use, use, use, use));
            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(20 * 42);
            }
            assertThat(seen).hasSize(120);
        }
    }

    @Test
    void startsSparesAhead() throws Exception {
        try (RuntimePool pool = builder().maxRuntimes(3).maxIdle(2).spares(2).open()) {
            await().until(() -> pool.status().idle() == 2);
            try (PooledRuntime borrowed = pool.borrow(AT_ONCE)) {
                assertThat(borrowed.runtime().getExecutor("answer").executeInteger())
                        .isEqualTo(42);
                await().until(() -> pool.status().idle() == 2);
                assertThat(pool.status().made()).isEqualTo(3);
            }
        }
    }

    @Test
    void confinesRuntimeToTheThreadThatBorrowedIt() throws Exception {
        try (RuntimePool pool = builder().open();
                PooledRuntime borrowed = pool.borrow(LONG)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> threads.submit(borrowed::runtime).get())
                    .withCauseInstanceOf(WrongThreadException.class);
            AutoCloseable lease = borrowed;
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(() -> threads.submit(() -> {
                                lease.close();
                                return null;
                            })
                            .get())
                    .withCauseInstanceOf(WrongThreadException.class);
            assertThat(borrowed.runtime().isClosed()).isFalse();
        }
    }

    @Test
    void givesNothingFromLeaseThatWasReturned() throws Exception {
        try (RuntimePool pool = reusing().open()) {
            PooledRuntime borrowed = pool.borrow(LONG);
            borrowed.close();
            borrowed.close();
            assertRefused("runtime-closed", borrowed::runtime);
            assertThat(pool.status()).isEqualTo(new PoolStatus(0, 1, 0, 1, 0));
        }
    }

    @Test
    void refusesSnapshotOfAnotherV8AndSenselessSettings() {
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        VerifiedSnapshot other = verified(blob, PreparedEngine.PREVIOUS.v8Version());

        assertRefused("other-v8-version", () -> new RuntimePoolBuilder(other).open());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxRuntimes(0).open());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxIdle(-1).open());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder().maxIdle(1).spares(2).open());
    }

    @Test
    void borrowersWaitInTheOrderInWhichTheyCame() throws Exception {
        List<Integer> order = new ArrayList<>();
        try (RuntimePool pool = builder().maxRuntimes(1).maxIdle(0).spares(0).open()) {
            List<Thread> waiting = new ArrayList<>();
            try (PooledRuntime held = pool.borrow(LONG)) {
                assertThat(held.runtime().isClosed()).isFalse();
                for (int i = 0; i < 4; i++) {
                    int number = i;
                    Thread thread = new Thread(() -> {
                        try (PooledRuntime borrowed = pool.borrow(LONG)) {
                            order.add(number);
                            assertThat(borrowed.runtime().isClosed()).isFalse();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
                    thread.start();
                    waiting.add(thread);
                    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
                }
            }
            for (Thread thread : waiting) {
                thread.join();
            }
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    private static RuntimePoolBuilder reusing() {
        return builder().spares(0).maxRuntimes(1).reuse(ReusePolicy.AFTER_RESET);
    }
}
