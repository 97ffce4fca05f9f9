package dev.snapforge.journey.drill;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.JobAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What docs/operations.md says about backups, done once; and what an operator sees of a process from outside. */
@Tag("drills")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class RestoreDrillTest {

    @TempDir
    Path folder;

    @Test
    void aCopyOfDatabaseContentAndKeyIsTheServiceAgain() throws Exception {
        Path original = Files.createDirectory(folder.resolve("original"));
        String digest;
        byte[] container;
        String key;
        try (ServiceProcess service = launch(original, Map.of()).awaitStarted()) {
            JobAnswer job =
                    BusyBuild.post(service.client(), TestTargets.CURRENT, 1).awaitSuccess();
            digest = job.snapshot();
            String snapshot = "/api/v1/snapshots/" + digest;
            container = service.client().bytes(snapshot + "/container").body();
            key = service.client().snapshot(digest).keyId();
            service.terminate();
            service.awaitEnd(Duration.ofSeconds(60));
        }
        Path backup = copy(original, folder.resolve("backup"));
        delete(original);

        try (ServiceProcess restored = launch(backup, Map.of()).awaitStarted()) {
            ServiceClient client = restored.client();
            String snapshot = "/api/v1/snapshots/" + digest;
            assertThat(client.bytes(snapshot + "/container").body()).isEqualTo(container);
            assertThat(opensslVerifies(client, snapshot, key)).contains("Signature Verified Successfully");
            // It goes on under the same key.
            JobAnswer next = BusyBuild.post(client, TestTargets.CURRENT, 1).awaitSuccess();
            assertThat(client.snapshot(next.snapshot()).keyId()).isEqualTo(key);
        }
    }

    @Test
    void spansAndStructuredLogsLeaveTheProcessWhereThatIsAskedFor() throws Exception {
        ByteArrayOutputStream spans = new ByteArrayOutputStream();
        HttpServer collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (spans) {
                spans.writeBytes(body);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        try (ServiceProcess service = launch(
                        Files.createDirectory(folder.resolve("traced")),
                        Map.of(
                                "management.opentelemetry.tracing.export.otlp.endpoint",
                                "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces",
                                "management.tracing.sampling.probability",
                                "1.0",
                                "logging.structured.format.console",
                                "ecs",
                                "spring.main.banner-mode",
                                "off"))
                .awaitStarted()) {
            BusyBuild work = BusyBuild.post(service.client(), TestTargets.CURRENT, 1);
            work.awaitSuccess();
            // What waits to be exported is exported at the end.
            service.terminate();
            service.awaitEnd(Duration.ofSeconds(60));

            String sent;
            synchronized (spans) {
                sent = spans.toString(StandardCharsets.ISO_8859_1);
            }
            assertThat(sent).contains("http post /api/v1/builds").contains(work.id());
            assertThat(service.log().lines().map(ServiceClient::json))
                    .allMatch(line -> line.path("@timestamp").isString());
            assertThat(service.log().lines().map(ServiceClient::json))
                    .anyMatch(line -> line.path("buildId").asString("").equals(work.id())
                            && !line.path("requestId").asString("").isEmpty());
        } finally {
            collector.stop(0);
        }
    }

    @Test
    void aBuilderWithoutEnginesSaysSo() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("engines"));
        Files.copy(
                Path.of(System.getProperty("snapforge.engine.directory"), "snapforge-engine-process.jar"),
                empty.resolve("snapforge-engine-process.jar"));
        try (ServiceProcess service = launch(
                        Files.createDirectory(folder.resolve("idle")),
                        Map.of("snapforge.engine.directory", empty.toString()))
                .awaitStarted()) {
            HttpResponse<String> health = service.client().get("/actuator/health/builder");

            assertThat(health).hasStatus(503);
            assertThat(AnswerObject.of(health)
                            .object("components")
                            .object("engines")
                            .object("details"))
                    .contains("reason", "No engine can be used");
            assertThat(service.log())
                    .contains(" ERROR ", "No engine can be used", "./mvnw package prepares the engines")
                    .contains("no folder with an engine.json", empty.toString())
                    .contains("Engines      none: nothing can be built");
            assertThat(service.client().get("/actuator/health/readiness")).hasStatus(200);
        }
    }

    private ServiceProcess launch(Path home, Map<String, String> more) {
        Map<String, String> settings = Cluster.settings(home);
        settings.put("snapforge.postgres.directory", home.toString());
        settings.putAll(more);
        return ServiceProcess.launch("service", folder, Map.of(), settings);
    }

    private String opensslVerifies(ServiceClient client, String snapshot, String key)
            throws IOException, InterruptedException {
        Files.write(
                folder.resolve("x.v8ss"), client.bytes(snapshot + "/container").body());
        Files.write(
                folder.resolve("x.sig"), client.bytes(snapshot + "/signature").body());
        Files.writeString(folder.resolve("key.pem"), client.pem(key));
        return OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").text();
    }

    /** As {@code cp -a} does. */
    private static Path copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                Path made = Files.createDirectory(
                        to.resolve(from.relativize(directory).toString()));
                Files.setPosixFilePermissions(made, Files.getPosixFilePermissions(directory));
                Files.setOwner(made, Files.getOwner(directory));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copied = to.resolve(from.relativize(file).toString());
                Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
                Files.setOwner(copied, Files.getOwner(file));
                return FileVisitResult.CONTINUE;
            }
        });
        return to;
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
