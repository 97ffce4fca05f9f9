package dev.snapforge.journey.drill;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The default way to run the service, all in one process with its own Postgres, and its sudden end. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RestartDrillTest {

    @TempDir
    Path folder;

    @Test
    void theNextStartFinishesWhatTheKilledProcessBegan() throws IOException {
        try (ServiceProcess first = launch().awaitStarted()) {
            String earlier = "/api/v1/snapshots/"
                    + BusyBuild.post(first.client(), TestTargets.CURRENT, 1)
                            .awaitSuccess()
                            .snapshot();
            BusyBuild interrupted = BusyBuild.post(first.client(), TestTargets.CURRENT, 5);
            interrupted.awaitBusy(1);
            ProcessHandle orphan = postmaster();
            long killed = System.nanoTime();
            first.kill();
            assertThat(orphan.isAlive()).as("Postgres outlives its service").isTrue();

            try (ServiceProcess second = launch().awaitStarted()) {
                assertThat(orphan.isAlive()).isFalse();
                BusyBuild work = BusyBuild.at(second.client(), interrupted.path());
                assertThat(work.awaitSuccess()).hasAttempt(2);
                DrillTable.add(
                        "kill -9 of a service that is all in one",
                        1,
                        0,
                        0,
                        Duration.ofNanos(System.nanoTime() - killed));
                assertThat(second.client().get(earlier)).hasStatus(200);
                assertThat(second.client().bytes(earlier + "/container")).hasStatus(200);
                second.terminate();
                second.awaitEnd(Duration.ofSeconds(60));
            }
        }
    }

    private ServiceProcess launch() {
        Map<String, String> settings = Cluster.settings(folder);
        settings.put("snapforge.postgres.directory", folder.resolve("postgres").toString());
        return ServiceProcess.launch("service", folder, Map.of(), settings);
    }

    private ProcessHandle postmaster() throws IOException {
        Path file = folder.resolve("postgres/postgres/postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).get(0).strip()))
                .orElseThrow();
    }
}
