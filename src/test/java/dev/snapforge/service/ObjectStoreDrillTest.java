package dev.snapforge.service;

import static dev.snapforge.service.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.blob.FaultyNetwork;
import dev.snapforge.blob.FaultyNetwork.Fault;
import dev.snapforge.blob.S3Proxy;
import dev.snapforge.kernel.Digest;
import dev.snapforge.service.ServiceClient.Form;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service with a bucket for its content, and what it does while the bucket is away, slow, or breaks off. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ObjectStoreDrillTest {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    @Test
    void saysSoAndGoesOnWhenTheBucketIsBack() throws Exception {
        try (S3Proxy bucket = S3Proxy.start();
                FaultyNetwork network = new FaultyNetwork(bucket.endpoint());
                ServiceProcess service = launch(bucket, network).awaitStarted()) {
            ServiceClient client = service.client();
            Digest first = snapshot(client);
            Digest second = snapshot(client);
            assertThat(digestOfContainer(client, first)).isEqualTo(first);

            bucket.kill();
            long killed = System.nanoTime();
            HttpResponse<String> refusal = client.post(Form.of("new.js", "globalThis.never = 'seen';"));
            assertUnavailable(refusal);
            assertUnavailable(client.get("/api/v1/snapshots/" + second + "/container"));
            assertThat(digestOfContainer(client, first)).as("kept in memory").isEqualTo(first);
            assertThat(client.get("/api/v1/snapshots/" + second).statusCode()).isEqualTo(200);
            assertThat(json(client.get("/api/v1/builds")).at("/items"))
                    .as("a refused build leaves no row")
                    .hasSize(2);
            bucket.revive();
            assertThat(digestOfContainer(client, second)).isEqualTo(second);
            DrillTable.add("S3 killed", 1, 0, 0, Duration.ofNanos(System.nanoTime() - killed));

            for (Fault fault : new Fault[] {Fault.REFUSING, Fault.SILENT, Fault.HALF}) {
                refusesOrFinishesDuring(fault, network, client);
            }
        }
    }

    /** A build is under way when the fault begins, a snapshot is asked for, and another build; then it ends. */
    private static void refusesOrFinishesDuring(Fault fault, FaultyNetwork network, ServiceClient client) {
        Digest cold = snapshot(client);
        Work underway = Work.post(client, Work.CURRENT, 0);
        long began = System.nanoTime();
        network.set(fault);
        assertUnavailable(client.get("/api/v1/snapshots/" + cold + "/container"));
        HttpResponse<String> next = client.post(Form.of("new.js", "globalThis.next = '" + fault + "';"));
        if (fault == Fault.HALF) {
            // The answers to what is written are shorter than a kilobyte, and so arrive whole.
            assertThat(next.statusCode()).as(next.body()).isEqualTo(202);
        } else {
            assertUnavailable(next);
        }
        network.set(Fault.NONE);

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(client.bytes("/api/v1/snapshots/" + cold + "/container")
                                .statusCode())
                        .isEqualTo(200));
        assertThat(digestOfContainer(client, cold)).isEqualTo(cold);
        JsonNode job = underway.awaitSuccess();
        Digest built = Digest.parse(job.at("/snapshot").asString());
        assertThat(digestOfContainer(client, built)).isEqualTo(built);
        JsonNode builds = json(client.get("/api/v1/snapshots/" + built)).at("/builds");
        DrillTable.add(
                "S3 " + fault.name().toLowerCase(Locale.ROOT),
                1,
                0,
                builds.size() - 1L,
                Duration.ofNanos(System.nanoTime() - began));
        assertThat(builds).hasSize(1);
    }

    private ServiceProcess launch(S3Proxy bucket, FaultyNetwork network) {
        Map<String, String> settings = Cluster.settings(folder);
        settings.put("snapforge.postgres.directory", folder.resolve("postgres").toString());
        settings.put("snapforge.engine.targets", Work.CURRENT);
        settings.put("snapforge.builder.max-attempts", "10");
        settings.put("snapforge.blob.store", "s3");
        settings.put("snapforge.blob.s3.endpoint", network.endpoint().toString());
        settings.put("snapforge.blob.s3.path-style", "true");
        settings.put("snapforge.blob.s3.bucket", bucket.bucket("drill"));
        settings.put("snapforge.blob.s3.read-timeout", "2s");
        settings.put("snapforge.blob.s3.attempts", "2");
        return ServiceProcess.launch("service", folder, S3Proxy.environment(), settings);
    }

    private static Digest snapshot(ServiceClient client) {
        return Digest.parse(Work.post(client, Work.CURRENT, 0)
                .awaitSuccess()
                .at("/snapshot")
                .asString());
    }

    private static Digest digestOfContainer(ServiceClient client, Digest snapshot) {
        return Digest.of(
                client.bytes("/api/v1/snapshots/" + snapshot + "/container").body());
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(json(answer).at("/code").asString()).isEqualTo("blob-store-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
}
