package dev.snapforge.journey.build;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Metrics;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        BuildAnswer gone = post(GONE);
        BuildAnswer busy = post(BUSY);
        BuildAnswer never = post(NEVER);
        assertThat(gone).hasStatus("QUEUED").job().waitsFor("BUILDER").contains("detail", GONE, "no-builder");
        Instant since = Instant.parse(gone.job().object("waiting").text("since"));
        assertThat(since)
                .isBeforeOrEqualTo(Instant.parse(gone.text("createdAt")).plusSeconds(1));
        assertThat(busy).job().waitsFor("TURN").hasTexts("offered");
        assertThat(never).job().waitsFor("BUILDER").contains("detail", "No builder has had " + NEVER, "no-builder");
        assertThat(never.job().object("waiting").texts("offered"))
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
        assertThat(service.get("/api/v1/builds?status=QUEUED").body()).contains("\"BUILDER\"", "\"TURN\"");

        // Half an hour later.
        database.sql("UPDATE build_job SET queued_at = now() - interval '31 minutes' WHERE status = 'QUEUED'")
                .update();
        database.sql(
                        "UPDATE builder SET started_at = now() - interval '1 hour', heartbeat_at = now() - interval '31 minutes'"
                                + " WHERE id = 'gone'")
                .update();

        assertEndedWithoutABuilder(gone, GONE);
        assertEndedWithoutABuilder(never, NEVER);

        assertThat(BuildAnswer.of(service.get(busy.path())))
                .as("it waits as long, but a builder that has its engine lives")
                .hasStatus("QUEUED");
        assertThat(service.send("POST", busy.path() + "/cancel", "")).hasStatus(200);
    }

    private void assertEndedWithoutABuilder(BuildAnswer build, String target) {
        BuildAnswer ended = service.ended(build.id());
        assertThat(ended)
                .failedWith("no-builder")
                .detail(target, "30 minutes", "Live builders have", BUSY)
                .hint("/api/v1/engines");
        assertThat(ended).job().waitsForNothing();
        assertThat(database.sql("SELECT count(*) FROM scheduled_tasks WHERE task_name LIKE '%' || :target")
                        .param("target", target)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private BuildAnswer post(String target) {
        HttpResponse<String> answer =
                service.post(Form.of("a.js", "globalThis.a = 1;").spec(spec().target(target)));
        assertThat(answer).hasStatus(202);
        return BuildAnswer.of(answer);
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
