package dev.snapforge.docs;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.answer.AnswerObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The receiver of docs/webhooks.md, as its readers run it. */
class WebhooksPageTest {

    private static final Pattern RECEIVER = Pattern.compile("(?ms)^```js\\n(.*?)^```");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void theReceiverTakesWhatIsSignedAndNothingElse() throws Exception {
        Optional<Path> node = node();
        assumeTrue(node.isPresent(), "src/main/engines/prepare-node has not been run");
        int port = freePort();
        try (Cluster cluster = new Cluster(folder)) {
            ServiceClient client = cluster.launchApi().awaitStarted().client();
            AnswerObject webhook = AnswerObject.of(client.post(
                    "/api/v1/webhooks", "application/json", "{\"url\": \"http://127.0.0.1:" + port + "/\"}"));
            Path output = folder.resolve("receiver.txt");
            Process receiver = start(node.get(), port, webhook.text("secret"), output);
            try {
                await().atMost(LONGEST).until(() -> forged(port) == 401);
                HttpResponse<String> ping =
                        client.post("/api/v1/webhooks/" + webhook.text("id") + "/test", "application/json", "");
                assertThat(ping).hasStatus(202);

                await().atMost(LONGEST).until(() -> Files.readString(output).contains("dev.snapforge.ping"));
                assertThat(Files.readString(output)).doesNotContain("forged");
            } finally {
                receiver.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(Path node, int port, String secret, Path output) throws IOException {
        Matcher block = RECEIVER.matcher(Files.readString(Path.of("docs", "webhooks.md")));
        assertThat(block.find()).isTrue();
        Path program = Files.writeString(folder.resolve("receiver.mjs"), block.group(1));
        ProcessBuilder builder = new ProcessBuilder(node.toString(), program.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("WEBHOOK_SECRET", secret);
        builder.environment().put("PORT", Integer.toString(port));
        return builder.start();
    }

    /** The status of a message that somebody else signed; 0 while nothing listens. */
    private static int forged(int port) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .header("webhook-id", "forged")
                .header("webhook-timestamp", "1")
                .header("webhook-signature", "v1,AAAA")
                .POST(BodyPublishers.ofString("forged"))
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Optional<Path> node() throws IOException {
        Path engines = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"), "linux-x64");
        if (!Files.isDirectory(engines)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(engines)) {
            return folders.filter(it -> it.getFileName().toString().startsWith("node-"))
                    .map(it -> it.resolve("bin/node").toAbsolutePath())
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(Path::toString));
        }
    }
}
