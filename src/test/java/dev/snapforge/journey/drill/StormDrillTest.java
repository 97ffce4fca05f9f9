package dev.snapforge.journey.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.MortalPostgres;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight clients queue builds while builders are killed, told to stop and started, and while Postgres is killed under the load.
 * How many builds says {@code tests.drills.builds}.
 */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class StormDrillTest {

    private static final int CLIENTS = 8;
    private static final int BUILDS = Integer.getInteger("tests.drills.builds", 64);
    private static final Duration LONGEST = Duration.ofMinutes(50);
    private static final Map<String, String> BUILDER =
            Map.of("snapforge.engine.targets", TestTargets.CURRENT, "snapforge.engine.spares", "1");

    @TempDir
    Path folder;

    private MortalPostgres postgres;
    private Cluster cluster;
    private ServiceProcess api;
    private final List<ServiceProcess> builders = new ArrayList<>();
    private final List<StormClient> clients = new ArrayList<>();
    private int launched;

    @BeforeEach
    void start() {
        postgres = new MortalPostgres(folder.resolve("postgres"));
        cluster = new Cluster(folder, postgres.url(), "postgres", "");
        api = cluster.launchApi().awaitStarted();
        launchBuilder();
        launchBuilder();
        // A target that no builder has had yet is unknown, and refused.
        builders.forEach(ServiceProcess::awaitStarted);
    }

    @AfterEach
    void close() {
        cluster.close();
        postgres.close();
    }

    @Test
    void everyBuildEndsOnceAndAsItShould() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                StormClient next = new StormClient(client, BUILDS / CLIENTS, () -> api.client());
                clients.add(next);
                running.add(threads.submit(next::queueAll));
            }
            Duration away = disturb();
            for (Future<?> client : running) {
                client.get();
            }
            await().atMost(LONGEST).pollInterval(Duration.ofMillis(500)).until(() -> ended() == cluster.count("build"));
            clients.forEach(StormClient::checkAll);
            long lost = clients.stream().mapToLong(StormClient::lost).sum();
            long doubled = cluster.count(
                            "(SELECT build_id FROM snapshot_build GROUP BY build_id HAVING count(*) > 1) twice")
                    + cluster.count("(SELECT build_id FROM job_event WHERE type IN ('build-succeeded', 'build-failed')"
                            + " GROUP BY build_id HAVING count(*) > 1) twice");
            DrillTable.add(
                    BUILDS + " builds of 8 clients; builders come and go, Postgres killed under load",
                    1,
                    lost,
                    doubled,
                    away);
            assertThat(clients.stream().flatMap(it -> it.wrong().stream())).isEmpty();
            assertThat(lost).isZero();
            assertThat(doubled).isZero();
            await().atMost(Duration.ofSeconds(30)).until(() -> cluster.count("scheduled_tasks") == 0);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One fault after each sixth of the builds. Gives how long no build ended after Postgres was killed. */
    private Duration disturb() {
        awaitEnded(1);
        builders.get(0).kill();
        launchBuilder();
        awaitEnded(2);
        builders.get(1).terminate();
        launchBuilder();
        awaitEnded(3);
        long before = ended();
        long killed = System.nanoTime();
        postgres.kill();
        postgres.revive();
        await().atMost(LONGEST).until(() -> ended() > before);
        Duration away = Duration.ofNanos(System.nanoTime() - killed);
        awaitEnded(4);
        builders.get(2).kill();
        builders.get(3).awaitStarted().terminate();
        launchBuilder();
        awaitEnded(5);
        launchBuilder();
        return away;
    }

    private void launchBuilder() {
        builders.add(cluster.launchBuilder("storm-" + launched++, BUILDER));
    }

    private void awaitEnded(int sixths) {
        await().atMost(LONGEST).until(() -> {
            clients.forEach(client -> assertThat(client.wrong()).isEmpty());
            return ended() >= (long) BUILDS * sixths / 6;
        });
    }

    private long ended() {
        return cluster.count("build WHERE finished_at IS NOT NULL");
    }
}
