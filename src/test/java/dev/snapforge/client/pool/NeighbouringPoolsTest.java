package dev.snapforge.client.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.PreparedEngine;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.VerifiedSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Pools of snapshots that share a process, side by side. */
class NeighbouringPoolsTest extends RuntimePoolFixture {

    @Test
    void lendFromSeveralThreadsAtOnce() throws Exception {
        try (RuntimePool one =
                        new RuntimePoolBuilder(shareable("one")).maxRuntimes(3).open();
                RuntimePool two = new RuntimePoolBuilder(shareable("two"))
                        .maxRuntimes(3)
                        .reuse(ReusePolicy.AFTER_RESET)
                        .open()) {
            List<Future<Void>> users = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                users.add(threads.submit(() -> use(one, "one")));
                users.add(threads.submit(() -> use(two, "two")));
            }
            try (V8Runtime plain = V8Host.getV8Instance().createV8Runtime()) {
                assertThat(plain.getExecutor("typeof table").executeString()).isEqualTo("undefined");
            }
            for (Future<Void> user : users) {
                user.get();
            }
        }
    }

    @Test
    void refuseOneWhoseSnapshotNeedsTheProcessForItself() throws Exception {
        try (RuntimePool shares =
                        new RuntimePoolBuilder(shareable("one")).spares(0).open();
                RuntimePool alone = builder().spares(0).open()) {
            try (PooledRuntime borrowed = shares.borrow(AT_ONCE)) {
                assertRefused("other-snapshot-open", () -> alone.borrow(AT_ONCE));
                assertThat(borrowed.runtime().getExecutor("table.name").executeString())
                        .isEqualTo("one");
            }
            try (PooledRuntime borrowed = alone.borrow(AT_ONCE)) {
                assertRefused("other-snapshot-open", () -> shares.borrow(AT_ONCE));
                assertThat(borrowed.runtime().getExecutor("answer").executeInteger())
                        .isEqualTo(42);
            }
        }
    }

    private static Void use(RuntimePool pool, String name) throws Exception {
        for (int i = 0; i < 25; i++) {
            try (PooledRuntime borrowed = pool.borrow(LONG)) {
                assertThat(borrowed.runtime().getExecutor("table.name").executeString())
                        .isEqualTo(name);
            }
        }
        return null;
    }

    private static VerifiedSnapshot shareable(String name) {
        byte[] blob = PreparedEngine.CURRENT.shareableBlob(
                "globalThis.table = Object.fromEntries(Array.from({ length: 500 }, (_, i) => ['%1$s' + i, () => i]));"
                                .formatted(name)
                        + "table.name = '%s';".formatted(name));
        return verified(
                blob,
                SampleSnapshots.shareable(
                        SampleSnapshots.metadata(SampleSnapshots.TARGET, PreparedEngine.CURRENT.v8Version(), blob)));
    }
}
