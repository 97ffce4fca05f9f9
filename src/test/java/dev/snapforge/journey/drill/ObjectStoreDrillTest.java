package dev.snapforge.journey.drill;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.blob.S3Proxy;
import dev.snapforge.core.Digest;
import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.FaultyNetwork;
import dev.snapforge.support.FaultyNetwork.Fault;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.PageAnswer;
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

/** The service with a bucket for its content, and what it does while the bucket is unavailable, slow, or breaks off. */
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
            assertThat(client.get("/api/v1/snapshots/" + second)).hasStatus(200);
            assertThat(PageAnswer.of(client.get("/api/v1/builds")))
                    .as("a refused build leaves no row")
                    .hasSize("items", 2);
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
        BusyBuild underway = BusyBuild.post(client, TestTargets.CURRENT, 0);
        long began = System.nanoTime();
        network.set(fault);
        assertUnavailable(client.get("/api/v1/snapshots/" + cold + "/container"));
        HttpResponse<String> next = client.post(Form.of("new.js", "globalThis.next = '" + fault + "';"));
        if (fault == Fault.HALF) {
            // The answers to what is written are shorter than a kilobyte, and so arrive whole.
            assertThat(next).hasStatus(202);
        } else {
            assertUnavailable(next);
        }
        network.set(Fault.NONE);

        await().atMost(LONGEST)
                .untilAsserted(() -> assertThat(client.bytes("/api/v1/snapshots/" + cold + "/container"))
                        .hasStatus(200));
        assertThat(digestOfContainer(client, cold)).isEqualTo(cold);
        Digest built = Digest.parse(underway.awaitSuccess().snapshot());
        assertThat(digestOfContainer(client, built)).isEqualTo(built);
        int builds = client.snapshot(built.toString()).texts("builds").size();
        DrillTable.add(
                "S3 " + fault.name().toLowerCase(Locale.ROOT),
                1,
                0,
                builds - 1L,
                Duration.ofNanos(System.nanoTime() - began));
        assertThat(builds).isOne();
    }

    private ServiceProcess launch(S3Proxy bucket, FaultyNetwork network) {
        Map<String, String> settings = Cluster.settings(folder);
        settings.put("snapforge.postgres.directory", folder.resolve("postgres").toString());
        settings.put("snapforge.engine.targets", TestTargets.CURRENT);
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
        return Digest.parse(BusyBuild.post(client, CURRENT, 0).awaitSuccess().snapshot());
    }

    private static Digest digestOfContainer(ServiceClient client, Digest snapshot) {
        return Digest.of(
                client.bytes("/api/v1/snapshots/" + snapshot + "/container").body());
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer).hasHeader("Retry-After").isRefused(503, "blob-store-unavailable");
    }
}
