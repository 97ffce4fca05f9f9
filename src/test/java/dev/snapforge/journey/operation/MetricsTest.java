package dev.snapforge.journey.operation;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.kubernetes.ServiceMetrics;
import dev.snapforge.support.Metrics;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a running service tells Prometheus is what happened, under the names that the chart's alerts and dashboard ask for. */
@WholeService
class MetricsTest {

    @LocalServerPort
    private int port;

    @Value("${snapforge.blob.directory}")
    private Path blobFolder;

    private ServiceClient client;

    @BeforeEach
    void connect() {
        client = new ServiceClient(port);
    }

    @Test
    void jobsAreCountedByHowTheyEnd() {
        Metrics before = Metrics.of(client);
        build("globalThis.metric = 1;");
        BuildAnswer failed = build("const all = []; for (;;) all.push(new Array(1e6).fill(1.5));");
        Metrics after = Metrics.of(client);

        assertThat(after.sum("snapforge_job_outcomes_total", target(), "code=\"succeeded\"")
                        - before.sum("snapforge_job_outcomes_total", target(), "code=\"succeeded\""))
                .isEqualTo(1);
        String code = failed.job().problem().code();
        assertThat(after.sum("snapforge_job_outcomes_total", target(), "code=\"" + code + '"')
                        - before.sum("snapforge_job_outcomes_total", target(), "code=\"" + code + '"'))
                .isEqualTo(1);
        assertThat(after.sum("snapforge_engine_process_kills_total", target(), "cause=\"heap-limit\""))
                .isGreaterThan(before.sum("snapforge_engine_process_kills_total", target(), "cause=\"heap-limit\""));
        assertThat(after.sum("snapforge_engine_process_starts_total", target()))
                .isGreaterThan(before.sum("snapforge_engine_process_starts_total", target()));
        assertThat(after.sum("snapforge_build_duration_seconds_count", target(), "outcome=\"succeeded\""))
                .isEqualTo(after.sum("snapforge_job_outcomes_total", target(), "code=\"succeeded\""));
        assertThat(after.sum("snapforge_stage_duration_seconds_count", target(), "stage=\"publish\"")
                        - before.sum("snapforge_stage_duration_seconds_count", target(), "stage=\"publish\""))
                .isEqualTo(1);
    }

    @Test
    void downloadsAreCountedByWhatWasSent() {
        String snapshot = "/api/v1/snapshots/" + snapshot("globalThis.downloaded = 1;");
        Metrics before = Metrics.of(client);
        int length = client.bytes(snapshot + "/container").body().length;
        client.bytes(snapshot + "/container", "Range", "bytes=0-63");
        client.bytes(snapshot + "/blob", "If-None-Match", "*");
        Metrics after = Metrics.of(client);

        assertThat(after.sum("snapforge_download_bytes_total", "representation=\"container\"", "coding=\"identity\"")
                        - before.sum(
                                "snapforge_download_bytes_total",
                                "representation=\"container\"",
                                "coding=\"identity\""))
                .isEqualTo(length + 64);
        assertThat(after.sum("snapforge_download_not_modified_total", "representation=\"blob\"")
                        - before.sum("snapforge_download_not_modified_total", "representation=\"blob\""))
                .isEqualTo(1);
        // The first download looks twice: whether the slice is the file's, which reads it from the store, and for the
        // bytes. The
        // second one knows the slice already, and a 304 needs neither.
        assertThat(after.sum("cache_gets_total", "cache=\"containers\"", "result=\"miss\"")
                        - before.sum("cache_gets_total", "cache=\"containers\"", "result=\"miss\""))
                .isEqualTo(1);
        assertThat(after.sum("cache_gets_total", "cache=\"containers\"", "result=\"hit\"")
                        - before.sum("cache_gets_total", "cache=\"containers\"", "result=\"hit\""))
                .isEqualTo(2);
    }

    @Test
    void damagedContentIsCounted() throws IOException {
        String snapshot = snapshot("globalThis.damaged = 1;");
        String hex = snapshot.substring("sha256:".length());
        Path file = blobFolder.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        Metrics before = Metrics.of(client);

        assertThat(client.get("/api/v1/snapshots/" + snapshot + "/container")).hasStatus(500);

        assertThat(before.has("snapforge_verification_failures_total")).isTrue();
        assertThat(Metrics.of(client).sum("snapforge_verification_failures_total", "code=\"blob-damaged\"")
                        - before.sum("snapforge_verification_failures_total", "code=\"blob-damaged\""))
                .isEqualTo(1);
    }

    @Test
    void everythingThatTheChartAsksForIsThere() {
        build("globalThis.everything = 1;");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            // The queue is read now and then, and may have been while the build was in it.
            assertThat(Metrics.of(client).has("snapforge_queue_depth")).isTrue();
            assertThat(Metrics.of(client).sum("snapforge_queue_depth", target()))
                    .isZero();
        });
        Metrics metrics = Metrics.of(client);

        // Prometheus makes "up" itself.
        assertThat(ServiceMetrics.LABELS.keySet())
                .filteredOn(name -> !name.equals("up"))
                .allSatisfy(name -> {
                    assertThat(metrics.has(name)).as(name).isTrue();
                    assertThat(metrics.labels(name)).as(name).containsAll(ServiceMetrics.LABELS.get(name));
                });
    }

    private String snapshot(String source) {
        return build(source).snapshot();
    }

    private BuildAnswer build(String source) {
        return client.build(Form.of("metrics.js", source).spec(spec().target(CURRENT)));
    }

    private static String target() {
        return "target=\"" + CURRENT + '"';
    }
}
