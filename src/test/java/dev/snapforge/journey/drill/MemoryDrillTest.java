package dev.snapforge.journey.drill;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.answer.BuildAnswer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that hostile code decides, against a service with a heap of 384 MiB: less than half of what the chart gives a builder. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 1, unit = TimeUnit.HOURS)
class MemoryDrillTest {

    @TempDir
    private Path folder;

    @Test
    void hugeResultsOfChecksEndTheirBuildsAndNotTheBuilder() {
        try (Cluster cluster = new Cluster(folder)) {
            ServiceProcess all = cluster.launchAll(Map.of("snapforge.builder.concurrency", "2"))
                    .awaitStarted();
            ServiceClient service = all.client();
            List<CompletableFuture<BuildAnswer>> builds = Stream.of("1", "2")
                    .map(name -> CompletableFuture.supplyAsync(
                            () -> service.build(Form.of("app.js", "globalThis.a = " + name + ";")
                                    .spec(spec().target(CURRENT)
                                            .check("'x'.repeat(175000000)")
                                            .toString()))))
                    .toList();

            builds.forEach(build -> assertThat(build.join().toString()).containsAnyOf("output-limit", "memory-limit"));

            assertThat(service.build(Form.of("app.js", "globalThis.a = 3;")
                            .spec(spec().target(CURRENT).toString())))
                    .succeeded();
            assertThat(all.alive()).isTrue();
            assertThat(all.log()).doesNotContain("OutOfMemoryError");
            assertThat(cluster.count("build_job WHERE attempt > 1")).isZero();
        }
    }
}
