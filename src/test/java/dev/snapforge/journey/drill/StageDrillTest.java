package dev.snapforge.journey.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.core.Digest;
import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.MortalPostgres;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.JobAnswer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code kill -9} of a builder, of an api and of Postgres, each as soon as a build has got so far. What was killed starts again
 * while the next build is under way on what is left.
 */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class StageDrillTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Map<String, String> BUILDER = Map.of("snapforge.engine.targets", TestTargets.CURRENT);

    @TempDir
    static Path folder;

    private static MortalPostgres postgres;
    private static Cluster cluster;
    private static ServiceProcess api;
    private static ServiceProcess otherApi;
    private static ServiceProcess one;
    private static ServiceProcess two;

    @BeforeAll
    static void start() {
        postgres = new MortalPostgres(folder.resolve("postgres"));
        cluster = new Cluster(folder, postgres.url(), "postgres", "");
        api = cluster.launchApi().awaitStarted();
        otherApi = cluster.launchApi();
        one = cluster.launchBuilder("one", BUILDER);
        two = cluster.launchBuilder("two", BUILDER);
        awaitAll();
    }

    @AfterAll
    static void close() {
        cluster.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fetch", "execute", "create", "load", "compare", "hand-over", "sign"})
    void losesAndDoublesNothingWhoeverIsKilledAfter(String stage) {
        awaitAll();
        killABuilder(stage);
        killTheApi(stage);
        awaitAll();
        killPostgres(stage);
    }

    private static void killABuilder(String stage) {
        BusyBuild work = BusyBuild.post(api.client(), TestTargets.CURRENT, 0);
        String builder = awaitStage(work, stage);
        long killed = System.nanoTime();
        if (builder.equals("one")) {
            one.kill();
            one = cluster.launchBuilder("one", BUILDER);
        } else {
            two.kill();
            two = cluster.launchBuilder("two", BUILDER);
        }
        assertRight(work, "kill -9 of a builder, after " + stage, killed);
    }

    private static void killTheApi(String stage) {
        BusyBuild work = BusyBuild.post(api.client(), TestTargets.CURRENT, 0);
        awaitStage(work, stage);
        long killed = System.nanoTime();
        api.kill();
        ServiceProcess left = otherApi;
        otherApi = cluster.launchApi();
        api = left;
        assertRight(BusyBuild.at(left.client(), work.path()), "kill -9 of an api, after " + stage, killed);
    }

    private static void killPostgres(String stage) {
        BusyBuild work = BusyBuild.post(api.client(), TestTargets.CURRENT, 0);
        awaitStage(work, stage);
        long killed = System.nanoTime();
        postgres.kill();
        postgres.revive();
        await().atMost(LONGEST).until(() -> api.client().get(work.path()).statusCode() == 200);
        assertRight(work, "kill -9 of Postgres, after " + stage, killed);
    }

    /** Waits until the build has got so far, and says whose it is. */
    private static String awaitStage(BusyBuild work, String stage) {
        // The database is asked, because a request takes longer than some stages.
        String reached = "build_job WHERE build_id = '" + work.id() + "' AND stages::text LIKE '%\"" + stage + "\"%'";
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(10)).until(() -> cluster.count(reached) == 1);
        return work.builder();
    }

    private static void assertRight(BusyBuild work, String fault, long killed) {
        JobAnswer job = work.awaitSuccess();
        Duration recovery = Duration.ofNanos(System.nanoTime() - killed);
        long links = cluster.count("snapshot_build WHERE build_id = '" + work.id() + "'");
        long ends = cluster.count("job_event WHERE build_id = '" + work.id() + "' AND type = 'build-succeeded'");
        DrillTable.add(fault, 1, links == 0 ? 1 : 0, Math.max(links, ends) > 1 ? 1 : 0, recovery);
        assertThat(List.of(links, ends)).as(fault).containsOnly(1L);
        Digest snapshot = Digest.parse(job.snapshot());
        assertThat(Digest.of(api.client()
                        .bytes("/api/v1/snapshots/" + snapshot + "/container")
                        .body()))
                .isEqualTo(snapshot);
        await().atMost(LONGEST).until(() -> cluster.count("scheduled_tasks") == 0);
    }

    private static void awaitAll() {
        List.of(api, otherApi, one, two).forEach(ServiceProcess::awaitStarted);
    }
}
