package dev.snapforge.journey.drill;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.answer.JobAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One api and two builders in processes of their own, and what becomes of jobs when builders fail. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BuilderDrillsTest {

    private static final Duration SOON = Duration.ofSeconds(4);

    /** How long a slow machine may take for what takes a moment; no test expects it to be used up. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static Path oneEngine;
    private static ServiceProcess api;
    private static ServiceProcess both;
    private static ServiceProcess one;

    @BeforeAll
    static void startAllAtOnce() throws IOException {
        oneEngine = Cluster.onlyEngine(CURRENT, folder.resolve("one"));
        cluster = new Cluster(folder);
        api = cluster.launchApi();
        both = launchBoth();
        one = launchOne();
        List.of(api, both, one).forEach(ServiceProcess::awaitStarted);
    }

    /** Has both engines, runs them without bubblewrap, and stops patiently. */
    private static ServiceProcess launchBoth() {
        return cluster.launchBuilder(
                "both", Map.of("snapforge.engine.isolation", "none", "snapforge.builder.drain", "30s"));
    }

    /** Has one engine, runs it under bubblewrap where that works, and stops impatiently. */
    private static ServiceProcess launchOne() {
        return cluster.launchBuilder(
                "one", Map.of("snapforge.engine.directory", oneEngine.toString(), "snapforge.builder.drain", "500ms"));
    }

    @BeforeEach
    void replaceWhatTheLastDrillEnded() {
        if (!both.alive()) {
            both = launchBoth();
        }
        if (!one.alive()) {
            one = launchOne();
        }
        List.of(both, one).forEach(ServiceProcess::awaitStarted);
    }

    @AfterAll
    static void close() {
        cluster.close();
    }

    @Test
    void shareTheWork() {
        List<BusyBuild> works = List.of(current(1), current(1), current(1), current(1));
        assertThat(works.get(0).events())
                .contains("event:job-running", "\"stage\":\"execute\"", "event:job-succeeded", "event:build-succeeded");
        works.forEach(work -> assertThat(work.awaitSuccess()).hasAttempt(1));
        assertThat(works).extracting(BusyBuild::builder).contains("both", "one");
    }

    @Test
    void leaveJobsForEnginesTheyLackAlone() {
        both.suspend();
        try {
            BusyBuild work = BusyBuild.post(api.client(), PREVIOUS, 1);
            await().during(SOON).atMost(LONGEST).until(() -> cluster.count("scheduled_tasks WHERE NOT picked") == 1);
            both.resume();
            assertThat(work.awaitSuccess()).hasAttempt(1);
            assertThat(work.builder()).isEqualTo("both");
        } finally {
            both.resume();
        }
    }

    @Test
    void takeOverFromABuilderThatDiedBeforeItToldAnybody() throws Exception {
        both.suspend();
        BusyBuild work;
        try {
            work = BusyBuild.post(api.client(), PREVIOUS, 1);
            assertThat(cluster.update(
                            "UPDATE scheduled_tasks SET picked = true, picked_by = 'gone', version = version + 1,"
                                    + " last_heartbeat = now()"))
                    .isOne();
        } finally {
            both.resume();
        }
        assertThat(work.awaitSuccess()).hasAttempt(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "one"})
    void runAJobAgainWhenItsBuilderIsKilled(String victim) {
        List<BusyBuild> works = twoAtWork();
        BusyBuild work = works.stream()
                .filter(it -> it.builder().equals(victim))
                .findFirst()
                .orElseThrow();
        List<ProcessHandle> engines = process(victim).children();
        long killed = System.nanoTime();
        assertThat(engines).isNotEmpty();
        process(victim).kill();

        // An orphan that has ended counts as alive until the first process of the machine has noticed, which takes
        // seconds.
        await().atMost(LONGEST).until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
        works.forEach(BusyBuild::awaitSuccess);
        DrillTable.add(
                "kill -9 of a builder whose engine computes",
                1,
                0,
                published(work) - 1,
                Duration.ofNanos(System.nanoTime() - killed));
        assertThat(work.job()).hasAttempt(2);
        assertThat(work.builder()).isNotEqualTo(victim);
        assertPublishedOnce(work);
        assertNothingLeft();
    }

    @Test
    void ignoreABuilderThatStalledUntilItHasCaughtUp() {
        List<BusyBuild> works = twoAtWork();
        BusyBuild work = works.get(0);
        ServiceProcess stalled = process(work.builder());
        stalled.suspend();
        try {
            long suspended = System.nanoTime();
            works.forEach(BusyBuild::awaitSuccess);
            DrillTable.add(
                    "a builder stalls for longer than its lease",
                    1,
                    0,
                    published(work) - 1,
                    Duration.ofNanos(System.nanoTime() - suspended));
            JobAnswer job = work.job();
            assertThat(job).hasAttempt(2);
            String log = log(work);
            String events = work.events();
            stalled.resume();
            await().until(() -> stalled.log().contains("attempt 1 has lost its lease"));
            assertThat(work.job()).isEqualTo(job);
            assertThat(log(work)).isEqualTo(log);
            assertThat(work.events()).isEqualTo(events);
        } finally {
            stalled.resume();
        }
        assertPublishedOnce(work);
        assertNothingLeft();
        await().atMost(LONGEST)
                .untilAsserted(() ->
                        assertThat(api.client().get("/api/v1/engines").body()).contains("\"" + stalled.name() + "-"));
        twoAtWork().forEach(BusyBuild::awaitSuccess);
    }

    @Test
    void endTheEngineOfACancelledJob() {
        BusyBuild work = BusyBuild.postEndless(api.client(), CURRENT);
        ServiceProcess builder = process(work.awaitBusy(1));
        assertThat(builder.children()).isNotEmpty();
        assertThat(work.cancel()).hasStatus(202);

        await().atMost(LONGEST).until(() -> builder.children().isEmpty());
        await().atMost(LONGEST).until(() -> cluster.count("scheduled_tasks") == 0);
        assertThat(work.build()).hasStatus("CANCELLED");
        assertThat(cluster.count("snapshot_build WHERE build_id = '" + work.id() + "'"))
                .isZero();
    }

    @Test
    void finishOrHandBackTheirJobsWhenToldToStop() {
        List<BusyBuild> works = twoAtWork();
        BusyBuild handedBack = works.stream()
                .filter(it -> it.builder().equals("one"))
                .findFirst()
                .orElseThrow();
        long told = System.nanoTime();
        one.terminate();
        one.awaitEnd(LONGEST);
        assertThat(handedBack.awaitBusy(2)).isEqualTo("both");
        both.terminate();
        works.forEach(BusyBuild::awaitSuccess);
        DrillTable.add(
                "SIGTERM of both builders at work",
                2,
                0,
                published(handedBack) - 1,
                Duration.ofNanos(System.nanoTime() - told));
        assertThat(handedBack.job()).hasAttempt(2);
        both.awaitEnd(LONGEST);
        assertPublishedOnce(handedBack);
        assertNothingLeft();
    }

    @Test
    void hearOfACancellationWhileTheyWaitForTheirLastJob() {
        BusyBuild work = BusyBuild.postEndless(api.client(), PREVIOUS);
        assertThat(work.awaitBusy(1)).isEqualTo("both");
        both.terminate();
        await().until(() -> both.log().contains("Scheduler is paused"));
        assertThat(work.cancel()).hasStatus(202);
        // Well before it would give up waiting for the job.
        both.awaitEnd(LONGEST.dividedBy(2));
        assertNothingLeft();
    }

    private static BusyBuild current(int seconds) {
        return BusyBuild.post(api.client(), CURRENT, seconds);
    }

    /** Each builder is in the middle of a job now. */
    private static List<BusyBuild> twoAtWork() {
        List<BusyBuild> works = List.of(current(4), current(4));
        assertThat(works).extracting(work -> work.awaitBusy(1)).containsExactlyInAnyOrder("both", "one");
        return works;
    }

    private static ServiceProcess process(String builder) {
        return builder.equals("both") ? both : one;
    }

    private static String log(BusyBuild work) {
        return api.client()
                .get(work.path() + "/jobs/" + work.job().id() + "/log")
                .body();
    }

    private static void assertPublishedOnce(BusyBuild work) {
        assertThat(published(work)).isOne();
        assertThat(api.client().snapshot(work.job().snapshot())).wasMadeBy(1);
    }

    private static long published(BusyBuild work) {
        return cluster.count("snapshot_build WHERE build_id = '" + work.id() + "'");
    }

    private static void assertNothingLeft() {
        assertThat(cluster.count("build_job WHERE status IN ('QUEUED', 'RUNNING')"))
                .isZero();
        await().atMost(LONGEST).until(() -> cluster.count("scheduled_tasks") == 0);
    }
}
