package dev.snapforge.journey.drill;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.JobAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Builders whose clocks are days off, one behind and one ahead, and jump while they work; the api's is right. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ClockDrillTest {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Map<String, String> BUILDER = Map.of(
            "snapforge.engine.targets",
            TestTargets.CURRENT,
            // A look at the clock reads a file once a second here, so these builders are slower than others.
            "snapforge.builder.heartbeat",
            "3s");

    @TempDir
    Path folder;

    @Test
    void neitherStealNorLoseJobsNorMakeSnapshotsThatNobodyAccepts() throws IOException {
        Optional<Path> library = libfaketime();
        assumeTrue(library.isPresent(), "libfaketime is installed");
        try (Cluster cluster = new Cluster(folder)) {
            workWithWrongClocks(cluster, library.get());
        }
    }

    private void workWithWrongClocks(Cluster cluster, Path library) throws IOException {
        Path late = Files.writeString(folder.resolve("late"), "-3d");
        Path early = Files.writeString(folder.resolve("early"), "+3d");
        ServiceProcess api = cluster.launchApi().awaitStarted();
        ServiceProcess behind = cluster.launchBuilder("behind", wrong(library, late), BUILDER);
        ServiceProcess ahead = cluster.launchBuilder("ahead", wrong(library, early), BUILDER);
        List.of(behind, ahead).forEach(ServiceProcess::awaitStarted);

        List<BusyBuild> works = Stream.generate(() -> BusyBuild.post(api.client(), TestTargets.CURRENT, 3))
                .limit(2)
                .toList();
        assertThat(works).extracting(work -> work.awaitBusy(1)).containsExactlyInAnyOrder("behind", "ahead");
        long jumped = System.nanoTime();
        jump(late, "+3d");
        jump(early, "-3d");
        long again = 0;
        for (BusyBuild work : works) {
            JobAnswer job = work.awaitSuccess();
            again += job.attempt() - 1;
            Instant created = Instant.parse(work.build().text("createdAt"));
            Instant finished = Instant.parse(work.build().text("finishedAt"));
            assertThat(Duration.between(created, finished)).isBetween(Duration.ZERO, Duration.ofHours(1));
            String snapshot = "/api/v1/snapshots/" + job.snapshot();
            assertThat(api.client().get(snapshot + "/signature")).hasStatus(200);
        }
        DrillTable.add(
                "clocks three days off, and a jump of six days",
                2,
                0,
                again,
                Duration.ofNanos(System.nanoTime() - jumped));
        assertThat(again).as("jobs taken from builders that lived").isZero();
        await().atMost(LONGEST).until(() -> cluster.count("scheduled_tasks") == 0);
    }

    /** In one step: whoever reads a file that is not written yet ends its process. */
    private void jump(Path file, String offset) throws IOException {
        Files.move(Files.writeString(folder.resolve("next"), offset), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The file says by how much the clock is off, and is read again when what was read is a second old. */
    private static Map<String, String> wrong(Path library, Path offset) {
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", offset.toString(),
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "DONT_FAKE_MONOTONIC", "1");
    }

    private static Optional<Path> libfaketime() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(it -> it.resolve("faketime/libfaketimeMT.so.1"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }
}
