package dev.snapforge.journey.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.StandInBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a small heap takes in more than would fit there, and leaves nothing behind. */
// The connection is held open, and nothing else.
@SuppressWarnings("try")
class ManyUploadsTest {

    private static final String SUBMIT = "/api/v1/builds?targets=" + StandInBuilder.TARGET;

    @TempDir
    private Path folder;

    @Test
    void areTakenInOneAfterTheOtherAndClearedAwayAfterACrash() throws IOException {
        Path uploads = folder.resolve("uploads");
        Map<String, String> settings = Map.of(
                "snapforge.role.builder", "false",
                "snapforge.upload.directory", uploads.toString(),
                "snapforge.upload.memory-wait", "4m");
        try (Cluster cluster = new Cluster(folder)) {
            ServiceProcess service = cluster.launchAll(settings).awaitStarted();
            ServiceClient client = service.client();
            // 600 MB, by a process that has 384 MB of heap.
            assertThat(uploadAtOnce(client.base(), 10, 60 << 20)).containsOnly(202);
            assertThat(files(uploads)).as("files of uploads that have ended").isEmpty();

            URI address = URI.create(client.base());
            try (RawHttp.Connection half = new RawHttp(address.getPort())
                    .open("POST " + SUBMIT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/javascript\r\n"
                            + "Content-Length: 1000000\r\n\r\n" + "/".repeat(100_000))) {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> files(uploads).size() == 1);
                service.kill();
            }
            assertThat(files(uploads)).hasSize(1);

            cluster.launchAll(settings).awaitStarted();
            assertThat(files(uploads)).isEmpty();
        }
    }

    private static List<Integer> uploadAtOnce(String base, int number, int size) {
        byte[] script = new byte[size];
        Arrays.fill(script, (byte) '/');
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, number)
                .mapToObj(i -> HttpRequest.newBuilder(URI.create(base + SUBMIT))
                        .header("Content-Type", "text/javascript")
                        .timeout(Duration.ofMinutes(5))
                        .POST(BodyPublishers.concat(
                                BodyPublishers.ofString("//" + i), BodyPublishers.ofByteArray(script)))
                        .build())
                .map(request -> http.sendAsync(request, BodyHandlers.ofString(UTF_8)))
                .toList();
        return answers.stream().map(it -> it.join().statusCode()).toList();
    }

    private static List<Path> files(Path uploads) {
        try (Stream<Path> found = Files.walk(uploads)) {
            return found.filter(it -> Files.isRegularFile(it) && !it.endsWith(".lock"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
