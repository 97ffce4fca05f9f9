package dev.snapforge.blob;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Health and the log tell the causes apart; the server is a real one wherever it can be. */
@ExtendWith(OutputCaptureExtension.class)
class StoreFailureTest {

    private static final String ACCESS_KEY = "aws.accessKeyId";
    private static final String SECRET = "aws.secretAccessKey";

    private static S3Proxy server;

    @BeforeAll
    static void start() {
        server = S3Proxy.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void wrongSecret(CapturedOutput output) {
        Health health = with(SECRET, "another", () -> health(server.endpoint(), server.bucket("secrets")));

        assertDown(health, "wrong-secret", "AWS_SECRET_ACCESS_KEY");
        assertThat(output)
                .contains("The blob store is unavailable, wrong-secret: ")
                .contains("AWS_SECRET_ACCESS_KEY");
        assertThat(output).doesNotContain("another");
    }

    @Test
    void unknownAccessKey() {
        Health health = with(ACCESS_KEY, "nobody", () -> health(server.endpoint(), server.bucket("keys")));

        assertDown(health, "unknown-access-key", "AWS_ACCESS_KEY_ID");
    }

    @Test
    void noSuchBucket(CapturedOutput output) {
        assertDown(health(server.endpoint(), "nowhere"), "no-such-bucket", "snapforge.blob.s3.bucket");
        assertThat(output).contains("The blob store is unavailable, no-such-bucket: ");
    }

    @Test
    void connectionRefused(CapturedOutput output) throws IOException {
        URI closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }

        assertDown(health(closed, "bucket"), "connection-refused", "snapforge.blob.s3.endpoint");
        assertThat(output)
                .contains("The blob store is unavailable, connection-refused: ")
                .contains("Connection refused");
    }

    /** Played, as the SDK sets its clock by the server's wherever it can. */
    @Test
    void clockSkew() throws IOException {
        byte[] answer =
                "<Error><Code>RequestTimeTooSkewed</Code><Message>The difference is too large.</Message></Error>"
                        .getBytes(StandardCharsets.UTF_8);
        HttpServer late = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        late.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/xml");
            exchange.sendResponseHeaders(403, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        late.start();
        try {
            URI endpoint = URI.create("http://127.0.0.1:" + late.getAddress().getPort());
            assertDown(health(endpoint, "bucket"), "clock-skew", "NTP");
        } finally {
            late.stop(0);
        }
    }

    @Test
    void unusableDirectory(@TempDir Path directory) throws IOException {
        BlobStore files = new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));
        Files.delete(directory.resolve("incoming"));
        Files.createFile(directory.resolve("incoming"));
        BlobStoreHealthIndicator indicator = new BlobStoreHealthIndicator(files);
        indicator.look();

        assertDown(indicator.health(), "input-output", "permissions");
    }

    @Test
    void isLoggedOnceAndSoIsItsEnd(CapturedOutput output) {
        String bucket = "later";
        BlobStoreHealthIndicator indicator = indicator(server.endpoint(), bucket);
        indicator.look();
        indicator.look();
        server.bucket(bucket);
        indicator.look();

        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        assertThat(output.getOut().lines().filter(it -> it.contains("The blob store is")))
                .hasSize(2)
                .last()
                .asString()
                .contains("available again");
    }

    private static void assertDown(Health health, String cause, String hint) {
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails())
                .as("%s", health)
                .containsEntry("cause", cause)
                .containsKey("error");
        assertThat(String.valueOf(health.getDetails().get("hint"))).contains(hint);
    }

    private static Health health(URI endpoint, String bucket) {
        BlobStoreHealthIndicator indicator = indicator(endpoint, bucket);
        indicator.look();
        return indicator.health();
    }

    private static BlobStoreHealthIndicator indicator(URI endpoint, String name) {
        S3Settings settings = S3Proxy.settings(endpoint, name);
        S3Bucket bucket = new S3Bucket(S3Connection.s3Client(settings), settings);
        return new BlobStoreHealthIndicator(
                new S3BlobStore(bucket, new S3Quarantine(bucket), S3Connection.s3Presigner(settings)));
    }

    private static Health with(String property, String value, Supplier<Health> look) {
        String before = System.setProperty(property, value);
        try {
            return look.get();
        } finally {
            System.setProperty(property, before);
        }
    }
}
