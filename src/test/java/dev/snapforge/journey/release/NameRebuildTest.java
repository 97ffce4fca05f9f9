package dev.snapforge.journey.release;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.release.rebuild.EngineLook;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
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
        names.release("1.0.0", CURRENT);
        names.release("1.1.0", CURRENT);
        names.release("1.2.0", CURRENT);
        names.put("stable", "1.0.0");

        HttpResponse<String> answer = rebuild(names);
        assertThat(answer).hasStatus(202);
        List<AnswerObject> queued = AnswerObject.of(answer).objects("builds");
        assertThat(queued).extracting(it -> it.text("version")).containsExactlyInAnyOrder("1.0.0", "1.2.0");
        HttpResponse<String> again = rebuild(names);
        assertThat(again).hasStatus(200);
        assertThat(AnswerObject.of(again)).hasSize("builds", 0);

        for (AnswerObject it : queued) {
            assertThat(it).hasTexts("targets", PREVIOUS);
            assertThat(service.ended(it.text("build"))).succeeded();
        }
        assertThat(names.version("1.0.0")).hasSize("targets", 2);
        assertThat(names.version("1.1.0")).as("nobody uses it").hasSize("targets", 1);
        assertThat(names.version("1.2.0")).hasSize("targets", 2);
        assertThat(AnswerObject.of(rebuild(names))).hasSize("builds", 0).hasSize("underway", 0);
    }

    @Test
    void leavesOutWhatWouldBecomeSomethingElse() {
        NameClient names = new NameClient(service, "upgraded");
        BuildAnswer build = names.release("1.0.0", CURRENT);
        // As if the service had been upgraded, and gave the same spec another meaning.
        database.sql("UPDATE build SET spec = jsonb_set(spec::jsonb, '{requires}', '[\"version\"]')::json"
                        + " WHERE id = CAST(:id AS uuid)")
                .param("id", build.id())
                .update();
        HttpResponse<String> answer = rebuild(names);
        assertThat(answer).hasStatus(200);
        assertThat(AnswerObject.of(answer))
                .object("skipped", 0)
                .has("code", "version-exists")
                .hasTexts("targets", PREVIOUS);
        assertThat(service.send("POST", build.path() + "/rebuild", "")).isRefused(409, "version-exists");
    }

    @Test
    void buildsWhatStandsOnAnEngineForItsSuccessor() {
        NameClient names = new NameClient(service, "succeeded");
        names.release("1.0.0", CURRENT);
        // From behind where the name's next version would be: what other tests released is none of this test's
        // business.
        String path = "/api/v1/engines/" + CURRENT + "/rebuild?limit=1&cursor=" + names.name() + ":2";
        HttpResponse<String> answer = service.send("POST", path, "{\"successor\": \"" + PREVIOUS + "\"}");
        assertThat(answer).hasStatus(202);
        AnswerObject build = AnswerObject.of(answer).objects("builds").get(0);
        assertThat(build).has("name", names.name()).has("version", "1.0.0");

        assertThat(service.ended(build.text("build"))).succeeded().hasTargets(PREVIOUS);
        assertThat(names.version("1.0.0")).hasSize("targets", 2);
        assertThat(AnswerObject.of(service.send("POST", path, "{\"successor\": \"" + PREVIOUS + "\"}")))
                .hasSize("builds", 0)
                .has("covered", 1);
    }

    @Test
    void refusesANameThatNobodyKnows() {
        assertThat(service.send("POST", "/api/v1/names/nobody/rebuild", "")).isRefused(404, "unknown-name");
    }

    @Test
    void queuesOnceForANewEngineHoweverManyProcessesLook() {
        // Behind the names of all other tests, whose versions are none of this test's business.
        NameClient names = new NameClient(service, "zzz");
        names.release("1.0.0", CURRENT);
        database.sql("DELETE FROM release_engine").update();
        database.sql("INSERT INTO release_engine (target, seen_at, up_to, done)"
                        + " VALUES (:current, now(), '', true), (:previous, now(), 'zzz', false)")
                .param("current", CURRENT)
                .param("previous", PREVIOUS)
                .update();
        List<CompletableFuture<Void>> looks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            looks.add(CompletableFuture.runAsync(() -> EngineLook.look(context)));
        }
        looks.forEach(CompletableFuture::join);
        EngineLook.look(context);

        PageAnswer builds = PageAnswer.of(service.get("/api/v1/builds?name=" + names.name()));
        assertThat(builds).hasSize("items", 2);
        BuildAnswer added = service.ended(builds.first().text("id"));
        assertThat(added).succeeded().hasTargets(PREVIOUS);
        assertThat(names.version("1.0.0")).hasSize("targets", 2);
        assertThat(database.sql("SELECT count(*) FROM release_engine WHERE done")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private HttpResponse<String> rebuild(NameClient names) {
        return service.send("POST", names.path("/rebuild"), "");
    }
}
