package dev.snapforge.service;

import static dev.snapforge.service.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.blob.S3Proxy;
import dev.snapforge.kernel.Digest;
import dev.snapforge.service.ServiceClient.Form;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service with a bucket for its content, and what it does while the bucket is away. */
@Tag("drills")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ObjectStoreDrillTest {

    @TempDir
    Path folder;

    @Test
    void saysSoAndGoesOnWhenTheBucketIsBack() throws Exception {
        try (S3Proxy bucket = S3Proxy.start();
                ServiceProcess service = launch(bucket).awaitStarted()) {
            ServiceClient client = service.client();
            Digest first = snapshot(client);
            Digest second = snapshot(client);
            assertThat(digestOfContainer(client, first)).isEqualTo(first);

            bucket.kill();

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
            assertThat(digestOfContainer(client, snapshot(client))).isNotEqualTo(first);
        }
    }

    private ServiceProcess launch(S3Proxy bucket) {
        Map<String, String> settings = Cluster.settings(folder);
        settings.put("snapforge.postgres.directory", folder.resolve("postgres").toString());
        settings.put("snapforge.blob.store", "s3");
        settings.put("snapforge.blob.s3.endpoint", bucket.endpoint().toString());
        settings.put("snapforge.blob.s3.path-style", "true");
        settings.put("snapforge.blob.s3.bucket", bucket.bucket("drill"));
        return ServiceProcess.launch("service", folder, S3Proxy.environment(), settings);
    }

    private static Digest snapshot(ServiceClient client) {
        return Digest.parse(Work.post(client, Work.CURRENT, 1)
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
