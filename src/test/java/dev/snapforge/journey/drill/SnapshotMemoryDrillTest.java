package dev.snapforge.journey.drill;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A builder whose heap is a fraction of what it builds: snapshots go past it as files. Needs a gigabyte for each engine process. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 3, unit = TimeUnit.HOURS)
class SnapshotMemoryDrillTest {

    private static final int AT_ONCE = Integer.getInteger("tests.snapshots.at-once", 3);
    private static final int MEBIBYTES = 200;

    /** As a collection is logged: how much there was, how much was left, of how much. */
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\(\\d+M\\)");

    @TempDir
    private Path folder;

    @Test
    void aBuilderOf256MebibytesMakesSnapshotsOf200AtATime() throws IOException {
        Path collections = folder.resolve("gc.log");
        try (Cluster cluster = new Cluster(folder)) {
            // It signs, which takes five times a container, one at a time, and long where SHA-512 is not compiled well.
            ServiceProcess api = cluster.launch(
                    "api",
                    Map.of("_JAVA_OPTIONS", "-Xmx1536m -XX:TieredStopAtLevel=4"),
                    settings(Map.of("snapforge.role.builder", "false")));
            ServiceProcess builder = cluster.launch(
                    "builder",
                    Map.of("_JAVA_OPTIONS", "-Xmx256m -Xlog:gc:file=" + collections),
                    settings(Map.of(
                            "snapforge.role.api",
                            "false",
                            "snapforge.builder.concurrency",
                            Integer.toString(AT_ONCE))));
            ServiceClient service = api.awaitStarted().client();
            builder.awaitStarted();
            List<String> builds = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> service.post(Form.of("table.js", source(i))
                            .spec(spec().target(CURRENT).toString())))
                    .map(response -> BuildAnswer.of(response).id())
                    .toList();

            // One after the other is signed. How long that takes is the machine's affair, as long as both are at it.
            await().atMost(Duration.ofHours(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        assertThat(api.alive()).as(api.log()).isTrue();
                        assertThat(builder.alive()).as(builder.log()).isTrue();
                        return cluster.count("build_job WHERE status IN ('QUEUED', 'RUNNING')") == 0;
                    });
            builds.forEach(build -> assertThat(service.ended(build)).succeeded());

            assertThat(builder.log()).doesNotContain("OutOfMemoryError");
            assertThat(cluster.count("build_job WHERE attempt > 1")).isZero();
            System.out.println("Most heap of the builder before and after a collection, in MiB: " + most(collections, 1)
                    + ", " + most(collections, 2));
            assertThat(most(collections, 2))
                    .as("MiB of heap in use after a collection")
                    .isLessThan(128);
        }
    }

    private static String source(int number) {
        return "globalThis.number = %d; globalThis.table = new Uint8Array(%d << 20).fill(7);"
                .formatted(number, MEBIBYTES);
    }

    /** This is about memory: no limit of time ends anything, however slow the machine is, and no job counts as lost while it is busy. */
    private static Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("snapforge.engine.limits.wall-clock", "1h");
        settings.put("snapforge.engine.limits.cpu", "1h");
        settings.put("snapforge.builder.heartbeat", "5m");
        settings.put("snapforge.builder.measurement-runs", "0");
        return settings;
    }

    private static int most(Path collections, int group) throws IOException {
        try (Stream<String> lines = Files.lines(collections)) {
            return lines.flatMap(line -> COLLECTION.matcher(line).results())
                    .map((MatchResult it) -> it.group(group))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElseThrow();
        }
    }
}
