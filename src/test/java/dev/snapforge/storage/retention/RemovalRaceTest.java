package dev.snapforge.storage.retention;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.core.Digest;
import dev.snapforge.storage.HeldUpStore;
import dev.snapforge.storage.StandInBuilds;
import dev.snapforge.storage.StandInBuilds.Made;
import dev.snapforge.storage.StorageService;
import dev.snapforge.storage.retention.RetentionSettings.Cutoffs;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody begins to rely on what is being removed, at each moment that matters: there is never a row without its content. */
@StorageService
class RemovalRaceTest {

    private static final Duration GRACE = Duration.ofDays(8);

    /** Everything that nothing needs goes at once. */
    private static final Cutoffs AT_ONCE =
            new Cutoffs(Instant.parse("2200-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));

    private final ExecutorService others = Executors.newFixedThreadPool(4);

    @Autowired
    private Retention retention;

    @Autowired
    private ExpiredBuildRemoval builds;

    @Autowired
    private UnreferencedRows rows;

    @Autowired
    private UnreferencedContentRemoval content;

    @Autowired
    private StandInBuilds standIn;

    @Autowired
    private HeldUpStore store;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ContentReservations reservations;

    @Autowired
    private DataSource connections;

    /** What other tests left could be removed in the place of what a test is about. */
    @BeforeEach
    void removeWhatOthersLeft() {
        while (builds.remove(AT_ONCE, 1000) > 0) {
            // Originals go once their rebuilds have gone.
        }
        rows.removeSnapshots(AT_ONCE, 1000);
        rows.removeBundles(AT_ONCE, 1000);
    }

    @AfterEach
    void letGo() {
        store.letGo();
        others.shutdownNow();
    }

    @Test
    void keepsContentThatWasPutButHasNoRowYet() throws Exception {
        String script = orphaned();
        Digest digest = Digest.of(script.getBytes(UTF_8));
        Pause put = new Pause(digest);
        store.afterPut = put;
        Future<HttpResponse<String>> writer = others.submit(() -> standIn.submit("", script));
        put.awaitReached();

        retention.pass();

        assertThat(store.contains(digest)).isTrue();
        put.goOn();
        assertBuildable(writer, script);
    }

    @Test
    void addsNoRowIfStoringTookSoLongThatTheContentIsGone() throws Exception {
        String script = orphaned();
        Digest digest = Digest.of(script.getBytes(UTF_8));
        Pause put = new Pause(digest);
        store.afterPut = put;
        Future<HttpResponse<String>> writer = others.submit(() -> standIn.submit("", script));
        put.awaitReached();
        StorageService.Parts.after(Duration.ofHours(2));

        retention.pass();

        assertThat(store.contains(digest)).isFalse();
        put.goOn();
        assertThat(writer.get(60, TimeUnit.SECONDS)).isRefused(503, "blob-store-unavailable");
        assertThat(database.sql("SELECT count(*) FROM bundle_file WHERE digest = :digest")
                        .param("digest", digest.toString())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertBuildable(others.submit(() -> standIn.submit("", script)), script);
    }

    @Test
    void noUploadHoldsAConnectionWhileTheStoreIsSlow() throws Exception {
        String script = script();
        Pause put = new Pause(Digest.of(script.getBytes(UTF_8)));
        store.afterPut = put;
        Future<HttpResponse<String>> writer = others.submit(() -> standIn.submit("", script));
        put.awaitReached();

        awaitNoConnectionInUse();

        put.goOn();
        assertBuildable(writer, script);
    }

    @Test
    void noPublicationHoldsAConnectionWhileTheStoreIsSlow() throws Exception {
        String script = script();
        Made old = standIn.made("", script);
        BuildAnswer again = standIn.build("", script);
        Pause put = new Pause(old.snapshot());
        store.afterPut = put;
        Future<Made> writer = others.submit(() -> standIn.finish(again, script));
        put.awaitReached();

        awaitNoConnectionInUse();

        put.goOn();
        assertUsable(writer.get(60, TimeUnit.SECONDS));
    }

    @Test
    void refusesToReserveContentWithinATransaction() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> reservations.reserve(List.of(Digest.of("late".getBytes(UTF_8))))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("before the transaction");
    }

    @Test
    void storesContentAnewThatIsBeingRemoved() throws Exception {
        String script = orphaned();
        Digest digest = Digest.of(script.getBytes(UTF_8));
        Pause delete = new Pause(digest);
        store.beforeDelete = delete;
        Future<Retention.Removed> remover = others.submit(retention::pass);
        delete.awaitReached();
        Future<HttpResponse<String>> writer = others.submit(() -> standIn.submit("", script));
        awaitSomebodyWaitsForALock("advisory");

        delete.goOn();

        assertThat(remover.get(60, TimeUnit.SECONDS).contents()).isPositive();
        assertBuildable(writer, script);
        assertThat(store.contains(digest)).isTrue();
    }

    @Test
    void keepsASnapshotThatIsBeingPublishedAgain() throws Exception {
        String script = script();
        Made old = standIn.made("", script);
        var again = standIn.build("", script);
        assertThat(builds.remove(AT_ONCE, 1000)).isPositive();
        Pause put = new Pause(old.snapshot());
        store.afterPut = put;
        Future<Made> writer = others.submit(() -> standIn.finish(again, script));
        put.awaitReached();

        rows.removeSnapshots(AT_ONCE, 1000);

        assertThat(database.sql("SELECT count(*) FROM snapshot WHERE digest = :digest")
                        .param("digest", old.snapshot().toString())
                        .query(Integer.class)
                        .single())
                .isOne();
        put.goOn();
        assertUsable(writer.get(60, TimeUnit.SECONDS));
    }

    @Test
    void publishesASnapshotAnewThatIsBeingRemoved() throws Exception {
        String script = script();
        Made old = standIn.made("", script);
        var again = standIn.build("", script);
        assertThat(builds.remove(AT_ONCE, 1000)).isPositive();

        Future<Made> writer = whileRemoving(
                () -> rows.removeSnapshots(AT_ONCE, 1000), "advisory", () -> standIn.finish(again, script));

        Made made = writer.get(60, TimeUnit.SECONDS);
        assertThat(made.snapshot()).isEqualTo(old.snapshot());
        assertUsable(made);
    }

    @Test
    void takesInABundleAnewThatIsBeingRemoved() throws Exception {
        String script = script();
        standIn.made("", script);
        assertThat(builds.remove(AT_ONCE, 1000)).isPositive();
        assertThat(rows.removeSnapshots(AT_ONCE, 1000)).isPositive();

        Future<HttpResponse<String>> writer =
                whileRemoving(() -> rows.removeBundles(AT_ONCE, 1000), "advisory", () -> standIn.submit("", script));

        assertBuildable(writer, script);
    }

    @Test
    void refusesToRebuildABuildThatIsBeingRemoved() throws Exception {
        Made old = standIn.made("", script());

        Future<HttpResponse<String>> rebuild = whileRemoving(
                () -> builds.remove(AT_ONCE, 1000),
                "transactionid",
                () -> standIn.post("/api/v1/builds/" + old.build() + "/rebuild"));

        assertThat(rebuild.get(60, TimeUnit.SECONDS)).isRefused(404, "build-not-found");
    }

    @Test
    void keepsABuildWhoseRebuildHasBegun() throws Exception {
        String script = script();
        Made old = standIn.made("", script);

        Future<HttpResponse<String>> rebuild = whileHoldingAudit(
                () -> standIn.post("/api/v1/builds/" + old.build() + "/rebuild"),
                () -> assertThat(builds.remove(AT_ONCE, 1000)).isZero());

        HttpResponse<String> answer = rebuild.get(60, TimeUnit.SECONDS);
        assertThat(answer).hasStatus(202);
        assertUsable(standIn.finish(BuildAnswer.of(answer), script));
    }

    @Test
    void letsManyWriteWhileOneRemovesWithoutARefusal() throws Exception {
        AtomicBoolean working = new AtomicBoolean(true);
        AtomicInteger removed = new AtomicInteger();
        Future<Integer> remover = others.submit(() -> {
            int passes = 0;
            while (working.get()) {
                builds.remove(AT_ONCE, 10);
                removed.addAndGet(rows.removeSnapshots(AT_ONCE, 100) + rows.removeBundles(AT_ONCE, 100));
                removed.addAndGet(content.sweep(null, 1000, AT_ONCE).removed());
                passes++;
            }
            return passes;
        });
        List<String> scripts = List.of(script(), script(), script());
        List<Callable<List<Made>>> writers = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            writers.add(() -> {
                List<Made> released = new ArrayList<>();
                for (int turn = 0; turn < 10; turn++) {
                    String script = scripts.get(turn % scripts.size());
                    released.add(standIn.finish(
                            standIn.build("name=race-" + UUID.randomUUID() + "&version=" + turn, script), script));
                    standIn.made("", script() + script);
                }
                return released;
            });
        }
        for (Future<List<Made>> writer : others.invokeAll(writers)) {
            writer.get().forEach(this::assertUsable);
        }
        working.set(false);

        assertThat(remover.get(60, TimeUnit.SECONDS)).isPositive();
        assertThat(removed).hasPositiveValue();
        assertThat(database.sql("SELECT digest FROM snapshot UNION SELECT digest FROM bundle_file")
                        .query(String.class)
                        .list())
                .as("what each writer released stays")
                .hasSizeGreaterThanOrEqualTo(2 * scripts.size())
                .allMatch(it -> store.contains(Digest.parse(it)));
    }

    /** Starts a removal that comes to a stand before its commit, then somebody who waits for it, and lets both go on. */
    private <T> Future<T> whileRemoving(Callable<Integer> removal, String lock, Callable<T> other) throws Exception {
        List<Future<Integer>> remover = new ArrayList<>();
        List<Future<T>> waiting = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            holdAudit();
            remover.add(others.submit(removal));
            awaitSomebodyWaitsForALock("relation");
            waiting.add(others.submit(other));
            awaitSomebodyWaitsForALock(lock);
        });
        assertThat(remover.get(0).get(60, TimeUnit.SECONDS)).isPositive();
        return waiting.get(0);
    }

    /** Starts something that comes to a stand before its commit, does something else meanwhile, and lets it go on. */
    private <T> Future<T> whileHoldingAudit(Callable<T> first, Runnable meanwhile) {
        List<Future<T>> begun = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            holdAudit();
            begun.add(others.submit(first));
            awaitSomebodyWaitsForALock("relation");
            try {
                others.submit(meanwhile).get(60, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        return begun.get(0);
    }

    /** Every change writes its audit event last, so whoever cannot write one stands just before its commit. */
    private void holdAudit() {
        database.sql("LOCK TABLE audit_event IN ACCESS EXCLUSIVE MODE").update();
    }

    /** What works in the background uses one for moments only. */
    private void awaitNoConnectionInUse() throws SQLException {
        HikariPoolMXBean pool = connections.unwrap(HikariDataSource.class).getHikariPoolMXBean();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> pool.getActiveConnections() == 0);
    }

    private void awaitSomebodyWaitsForALock(String type) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> database.sql(
                                        "SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
                                                + " WHERE a.datname = current_database() AND NOT l.granted AND l.locktype = :type")
                                .param("type", type)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    /** A script whose content has been in the store without a row for longer than the time of grace. */
    private String orphaned() {
        String script = script();
        store.put(script.getBytes(UTF_8));
        retention.pass();
        StorageService.Parts.after(GRACE);
        return script;
    }

    private void assertBuildable(Future<HttpResponse<String>> writer, String script) throws Exception {
        HttpResponse<String> answer = writer.get(60, TimeUnit.SECONDS);
        assertThat(answer).hasStatus(202);
        Made made = standIn.finish(BuildAnswer.of(answer), script);
        assertThat(Digest.of(store.read(made.script()))).isEqualTo(made.script());
        assertUsable(made);
    }

    private void assertUsable(Made made) {
        assertThat(standIn.get("/api/v1/builds/" + made.build())).hasStatus(200);
        assertThat(standIn.get("/api/v1/snapshots/" + made.snapshot() + "/container"))
                .hasStatus(200);
        assertThat(store.contains(made.script())).isTrue();
    }

    private static String script() {
        return "globalThis.id = '" + UUID.randomUUID() + "';";
    }

    /** Stops whoever comes to it with some content, until it may go on. */
    private static final class Pause implements Consumer<Digest> {

        private final Digest content;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch go = new CountDownLatch(1);

        Pause(Digest content) {
            this.content = content;
        }

        @Override
        public void accept(Digest digest) {
            if (digest.equals(content)) {
                reached.countDown();
                awaitLatch(go);
            }
        }

        void awaitReached() {
            awaitLatch(reached);
        }

        void goOn() {
            go.countDown();
        }

        private static void awaitLatch(CountDownLatch latch) {
            try {
                assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
