package dev.snapforge.journey.drill;

import static dev.snapforge.support.ServiceClient.json;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.BusyBuild;
import dev.snapforge.support.Cluster;
import dev.snapforge.support.MortalPostgres;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.AnswerObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the service does while its Postgres is dead, and afterwards. */
@Tag("drills")
@ExtendWith(DrillTable.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class DatabaseDrillTest {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void saysSoAndGoesOnWhenPostgresIsBack() throws Exception {
        try (MortalPostgres postgres = new MortalPostgres(folder.resolve("postgres"));
                ServiceProcess service = launch(postgres).awaitStarted()) {
            ServiceClient client = service.client();
            BusyBuild work = BusyBuild.post(client, TestTargets.CURRENT, 8);
            work.awaitBusy(1);
            List<Callable<HttpResponse<String>>> requests = requests(client, work);

            ExecutorService clients = Executors.newFixedThreadPool(requests.size());
            try {
                // Connections that were used a moment ago are not checked before their next use.
                answers(clients, requests);
                assertUnavailable(answerOfATransactionThatIsCutShort(postgres, work));
                for (int round = 0; round < 2; round++) {
                    answers(clients, requests).forEach(DatabaseDrillTest::assertUnavailable);
                }
            } finally {
                clients.shutdownNow();
            }
            assertThat(client.get("/actuator/health/liveness")).hasStatus(200);
            assertThat(client.get("/actuator/health/readiness")).hasStatus(503);
            postgres.revive();
            long back = System.nanoTime();

            await().atMost(Duration.ofSeconds(15))
                    .until(() -> client.get(work.path()).statusCode() == 200);
            work.awaitSuccess();
            assertThat(client.snapshot(work.job().snapshot())).wasMadeBy(1);
            DrillTable.add("Postgres away, eight clients asking", 1, 0, 0, Duration.ofNanos(System.nanoTime() - back));
            await().atMost(Duration.ofSeconds(15))
                    .untilAsserted(() ->
                            assertThat(client.get("/api/v1/engines").body()).contains("\"drill-"));
            BusyBuild next = BusyBuild.post(client, TestTargets.CURRENT, 1);
            next.awaitSuccess();
            assertThat(waited(next)).as("woken by a notification").isLessThan(POLL.dividedBy(4));
        }
    }

    private ServiceProcess launch(MortalPostgres postgres) {
        Map<String, String> settings = Cluster.settings(folder);
        settings.put("snapforge.builder.name", "drill");
        settings.put("snapforge.builder.poll-interval", POLL.toSeconds() + "s");
        return ServiceProcess.launch(
                "service",
                folder,
                Map.of("SPRING_DATASOURCE_URL", postgres.url(), "SPRING_DATASOURCE_USERNAME", "postgres"),
                settings);
    }

    private static List<Callable<HttpResponse<String>>> requests(ServiceClient client, BusyBuild work) {
        List<Callable<HttpResponse<String>>> reads = Stream.of(
                        "/api/v1/builds",
                        work.path(),
                        work.path() + "/jobs/" + work.job().id() + "/log",
                        "/api/v1/snapshots",
                        "/api/v1/engines",
                        "/api/v1/keys",
                        "/.well-known/jwks.json")
                .<Callable<HttpResponse<String>>>map(path -> () -> client.get(path))
                .toList();
        Callable<HttpResponse<String>> post =
                () -> client.post(Form.of("x.js", "1;").spec(spec().target("linux-arm64/javet-v8-1.0.0")));
        return Stream.concat(reads.stream(), Stream.of(post)).toList();
    }

    private static List<HttpResponse<String>> answers(
            ExecutorService clients, List<Callable<HttpResponse<String>>> requests) throws Exception {
        List<Future<HttpResponse<String>>> running =
                clients.invokeAll(requests, LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : running) {
            assertThat(answer.isCancelled()).as("took too long").isFalse();
            answers.add(answer.get());
        }
        return answers;
    }

    /** Kills Postgres while a request waits there, in the middle of its transaction. */
    private static HttpResponse<String> answerOfATransactionThatIsCutShort(MortalPostgres postgres, BusyBuild work)
            throws Exception {
        try (Connection ours = DriverManager.getConnection(postgres.url(), "postgres", "");
                Statement statement = ours.createStatement()) {
            ours.setAutoCommit(false);
            statement.execute("SELECT FROM build FOR UPDATE");
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(work::cancel);
            await().until(() -> {
                try (ResultSet row = statement.executeQuery(
                        "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FROM build %'")) {
                    return row.next();
                }
            });
            postgres.kill();
            return answer.get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer).hasHeader("Retry-After").isRefused(503, "database-unavailable");
    }

    /** From the request until a builder took the job. */
    private static Duration waited(BusyBuild work) {
        String running = work.events()
                .lines()
                .filter(line -> line.startsWith("data:") && line.contains("\"status\":\"RUNNING\""))
                .findFirst()
                .orElseThrow();
        AnswerObject event = AnswerObject.of(json(running.substring("data:".length())));
        return Duration.between(Instant.parse(work.build().text("createdAt")), Instant.parse(event.text("at")));
    }
}
