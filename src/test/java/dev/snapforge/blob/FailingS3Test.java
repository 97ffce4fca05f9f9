package dev.snapforge.blob;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.snapforge.core.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** A server on a bad day: each answer is one that the test prepared, and the client may ask twice. */
class FailingS3Test {

    private static final byte[] CONTENT = "0123456789".repeat(100).getBytes(UTF_8);
    private static final Digest DIGEST = Digest.of(CONTENT);

    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();
    private final HttpServer server;
    private final S3Client client;
    private final S3BlobStore store;

    private interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    FailingS3Test() throws IOException {
        System.setProperty("aws.accessKeyId", "test-key");
        System.setProperty("aws.secretAccessKey", "test-secret");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod());
            answers.remove().send(exchange);
        });
        URI endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        S3Settings settings = S3Proxy.settings(endpoint, "bucket");
        client = S3Connection.s3Client(settings);
        S3Bucket bucket = new S3Bucket(client, settings);
        store = new S3BlobStore(bucket, new S3Quarantine(bucket), S3Connection.s3Presigner(settings));
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    @Test
    void asksAgainWhenAnAnswerEndsEarly() {
        answers.add(half());
        answers.add(whole(CONTENT));

        assertThat(store.read(DIGEST)).isEqualTo(CONTENT);
    }

    @Test
    void neverTakesHalfAnAnswerForDamage() {
        answers.add(half());
        answers.add(half());

        assertThatThrownBy(() -> store.read(DIGEST)).isInstanceOf(BlobStoreUnavailableException.class);
        assertThat(requests).containsExactly("GET", "GET");
    }

    @Test
    void readsAgainBeforeItCallsSomethingDamaged() {
        answers.add(whole("damaged on the way".getBytes(UTF_8)));
        answers.add(whole(CONTENT));

        assertThat(store.read(DIGEST)).isEqualTo(CONTENT);
    }

    @Test
    void blamesTheWayWhereTwoReadsDiffer() {
        answers.add(whole("damaged on the way".getBytes(UTF_8)));
        answers.add(whole("damaged otherwise".getBytes(UTF_8)));

        assertThatThrownBy(() -> store.read(DIGEST)).isInstanceOf(BlobStoreUnavailableException.class);
        assertThat(requests).as("nothing is moved or removed").containsOnly("GET");
    }

    @Test
    void givesUpAfterItsAttempts() {
        answers.add(status(503));
        answers.add(status(503));

        assertThatThrownBy(() -> store.put(CONTENT)).isInstanceOf(BlobStoreUnavailableException.class);
        assertThat(requests).containsExactly("PUT", "PUT");
    }

    @Test
    void triesNoRefusalAgain() {
        answers.add(status(403));

        assertThatThrownBy(() -> store.read(DIGEST)).isInstanceOf(BlobStoreUnavailableException.class);
        assertThat(requests).containsExactly("GET");
    }

    @Test
    void looksAtWhatIsThereWhenAnotherWriterWasFirst() {
        answers.add(status(412));
        answers.add(whole(CONTENT));

        assertThat(store.put(CONTENT)).isEqualTo(DIGEST);
        assertThat(requests).containsExactly("PUT", "GET");
    }

    @Test
    void overwritesWhatIsThereAndWrong() {
        answers.add(status(412));
        answers.add(whole("rotten".getBytes(UTF_8)));
        answers.add(status(200));

        assertThat(store.put(CONTENT)).isEqualTo(DIGEST);
        assertThat(requests).containsExactly("PUT", "GET", "PUT");
    }

    private static Answer whole(byte[] bytes) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("ETag", "\"tag\"");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        };
    }

    private static Answer half() {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", "\"tag\"");
            exchange.sendResponseHeaders(200, CONTENT.length);
            exchange.getResponseBody().write(CONTENT, 0, CONTENT.length / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    private static Answer status(int status) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }
}
