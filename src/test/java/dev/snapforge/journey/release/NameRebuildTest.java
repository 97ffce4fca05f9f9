package dev.snapforge.journey.release;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.release.EngineLook;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Versions that are in use get the engines that appeared after they were released. */
@WholeService
class NameRebuildTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private ApplicationContext context;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void buildsCurrentVersionsForTheEnginesTheyLack() {
        NameClient names = new NameClient(service, "lacking");
        names.release("1.0.0", TestTargets.CURRENT);
        names.release("1.1.0", TestTargets.CURRENT);
        names.release("1.2.0", TestTargets.CURRENT);
        names.put("stable", "1.0.0");

        HttpResponse<String> answer = service.send("POST", names.path("/rebuild"), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode queued = json(answer).at("/builds");
        assertThat(queued.findValuesAsString("version")).containsExactlyInAnyOrder("1.0.0", "1.2.0");
        HttpResponse<String> again = service.send("POST", names.path("/rebuild"), "");
        assertThat(again.statusCode() == 200 && json(again).at("/builds").isEmpty())
                .as(again.body())
                .isTrue();

        for (JsonNode it : queued) {
            assertThat(it.at("/targets").toString()).isEqualTo("[\"" + TestTargets.PREVIOUS + "\"]");
            JsonNode build = service.ended(it.at("/build").asString());
            assertThat(build.at("/status").asString())
                    .as(build.toPrettyString())
                    .isEqualTo("SUCCEEDED");
        }
        assertThat(names.version("1.0.0").at("/targets")).hasSize(2);
        assertThat(names.version("1.1.0").at("/targets")).as("nobody uses it").hasSize(1);
        assertThat(names.version("1.2.0").at("/targets")).hasSize(2);
        JsonNode nothing = json(service.send("POST", names.path("/rebuild"), ""));
        assertThat(nothing.at("/builds")).isEmpty();
        assertThat(nothing.at("/underway")).isEmpty();
    }

    @Test
    void leavesOutWhatWouldBecomeSomethingElse() {
        NameClient names = new NameClient(service, "upgraded");
        JsonNode build = names.release("1.0.0", TestTargets.CURRENT);
        // As if the service had been upgraded, and gave the same spec another meaning.
        database.sql("UPDATE build SET spec = jsonb_set(spec::jsonb, '{requires}', '[\"version\"]')::json"
                        + " WHERE id = CAST(:id AS uuid)")
                .param("id", build.at("/id").asString())
                .update();
        HttpResponse<String> answer = service.send("POST", names.path("/rebuild"), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode skipped = json(answer).at("/skipped/0");
        assertThat(skipped.at("/code").asString()).isEqualTo("version-exists");
        assertThat(skipped.at("/targets").toString()).isEqualTo("[\"" + TestTargets.PREVIOUS + "\"]");
        HttpResponse<String> refused =
                service.send("POST", "/api/v1/builds/" + build.at("/id").asString() + "/rebuild", "");
        assertThat(json(refused).at("/code").asString()).isEqualTo("version-exists");
    }

    @Test
    void refusesANameThatNobodyKnows() {
        HttpResponse<String> answer = service.send("POST", "/api/v1/names/nobody/rebuild", "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).at("/code").asString()).isEqualTo("unknown-name");
    }

    @Test
    void queuesOnceForANewEngineHoweverManyProcessesLook() {
        // Behind the names of all other tests, whose versions are none of this test's business.
        NameClient names = new NameClient(service, "zzz");
        names.release("1.0.0", TestTargets.CURRENT);
        database.sql("DELETE FROM release_engine").update();
        database.sql("INSERT INTO release_engine (target, seen_at, up_to, done)"
                        + " VALUES (:current, now(), '', true), (:previous, now(), 'zzz', false)")
                .param("current", TestTargets.CURRENT)
                .param("previous", TestTargets.PREVIOUS)
                .update();
        List<CompletableFuture<Void>> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(CompletableFuture.runAsync(() -> EngineLook.look(context)));
        }
        looks.forEach(CompletableFuture::join);
        EngineLook.look(context);

        JsonNode builds =
                json(service.get("/api/v1/builds?name=" + names.name())).at("/items");
        assertThat(builds).as(builds.toPrettyString()).hasSize(2);
        JsonNode added = service.ended(builds.at("/0/id").asString());
        assertThat(added.at("/jobs/0/target").asString()).isEqualTo(TestTargets.PREVIOUS);
        assertThat(added.at("/status").asString()).as(added.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(names.version("1.0.0").at("/targets")).hasSize(2);
        assertThat(database.sql("SELECT count(*) FROM release_engine WHERE done")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }
}
