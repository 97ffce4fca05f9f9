package dev.snapforge.journey.build;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Metrics;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Builds for engines that no builder has at the moment, or ever had. Builders that are elsewhere are rows here, as for every api. */
@WholeService
class WaitingTest {

    private static final String GONE = "linux-arm64/javet-v8-4.0.0";
    private static final String BUSY = "linux-arm64/javet-v8-4.0.1";
    private static final String NEVER = "linux-arm64/javet-v8-9.9.9";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ServiceClient service;

    @BeforeEach
    void register() {
        service = new ServiceClient(port);
        builder("gone", GONE, "now() - interval '1 minute'");
        builder("busy", BUSY, "now() + interval '10 minutes'");
    }

    @AfterEach
    void forget() {
        database.sql("DELETE FROM builder WHERE id IN ('gone', 'busy')").update();
    }

    @Test
    void showWhatTheyWaitForAndEndWhenNobodyComes() {
        JsonNode gone = post(GONE);
        JsonNode busy = post(BUSY);
        JsonNode never = post(NEVER);
        assertThat(gone.at("/status").asString()).isEqualTo("QUEUED");
        JsonNode waiting = gone.at("/jobs/0/waiting");
        assertThat(waiting.at("/waitsFor").asString()).isEqualTo("BUILDER");
        assertThat(waiting.at("/detail").asString()).contains(GONE, "no-builder");
        assertThat(Instant.parse(waiting.at("/since").asString()))
                .isBeforeOrEqualTo(
                        Instant.parse(gone.at("/createdAt").asString()).plusSeconds(1));
        assertThat(busy.at("/jobs/0/waiting/waitsFor").asString()).isEqualTo("TURN");
        assertThat(busy.at("/jobs/0/waiting/offered").isEmpty()).isTrue();
        waiting = never.at("/jobs/0/waiting");
        assertThat(waiting.at("/waitsFor").asString()).isEqualTo("BUILDER");
        assertThat(waiting.at("/detail").asString()).contains("No builder has had " + NEVER, "no-builder");
        assertThat(waiting.at("/offered").valueStream().map(JsonNode::asString))
                .contains(BUSY)
                .doesNotContain(GONE, NEVER);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Metrics metrics = Metrics.of(service);
            assertThat(metrics.sum("snapforge_queue_depth", "target=\"other\"")).isEqualTo(1);
            assertThat(metrics.sum("snapforge_queue_depth", "target=\"" + GONE + '"'))
                    .isEqualTo(1);
            assertThat(metrics.series().keySet())
                    .filteredOn(it -> it.startsWith("snapforge_queue_oldest_age_seconds"))
                    .anyMatch(it -> it.contains(GONE))
                    .noneMatch(it -> it.contains("other"));
            assertThat(metrics.series().keySet()).noneMatch(it -> it.contains(NEVER));
        });
        assertThat(json(service.get("/api/v1/builds?status=QUEUED"))
                        .at("/items")
                        .toString())
                .contains("\"BUILDER\"", "\"TURN\"");

        // Half an hour later.
        database.sql("UPDATE build_job SET queued_at = now() - interval '31 minutes' WHERE status = 'QUEUED'")
                .update();
        database.sql(
                        "UPDATE builder SET started_at = now() - interval '1 hour', heartbeat_at = now() - interval '31 minutes'"
                                + " WHERE id = 'gone'")
                .update();

        assertEndedWithoutABuilder(gone, GONE);
        assertEndedWithoutABuilder(never, NEVER);

        String other = "/api/v1/builds/" + busy.at("/id").asString();
        assertThat(json(service.get(other)).at("/status").asString())
                .as("it waits as long, but a builder that has its engine lives")
                .isEqualTo("QUEUED");
        assertThat(service.post(other + "/cancel", "application/json", "").statusCode())
                .isEqualTo(200);
    }

    private void assertEndedWithoutABuilder(JsonNode build, String target) {
        JsonNode ended = service.ended(build.at("/id").asString());
        assertThat(ended.at("/status").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/jobs/0/waiting").isNull()).isTrue();
        JsonNode problem = ended.at("/jobs/0/problem");
        assertThat(problem.at("/code").asString()).isEqualTo("no-builder");
        assertThat(problem.at("/detail").asString()).contains(target, "30 minutes", "Live builders have", BUSY);
        assertThat(problem.at("/hint").asString()).contains("/api/v1/engines");
        assertThat(database.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name LIKE '%' || :target")
                        .param("target", target)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private JsonNode post(String target) {
        HttpResponse<String> answer =
                service.post(Form.of("a.js", "globalThis.a = 1;").spec("{\"targets\": [\"" + target + "\"]}"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return json(answer);
    }

    private void builder(String id, String target, String heartbeat) {
        database.sql("INSERT INTO builder VALUES (:id, now() - interval '1 hour', " + heartbeat + ", false)")
                .param("id", id)
                .update();
        database.sql(
                        "INSERT INTO builder_engine VALUES (:id, :target, '4.0.0', '13.0.245.16', :library, false, 'bwrap')")
                .param("id", id)
                .param("target", target)
                .param("library", "sha256:" + "0".repeat(64))
                .update();
    }
}
