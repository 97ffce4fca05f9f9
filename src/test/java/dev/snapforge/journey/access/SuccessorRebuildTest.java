package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands on an engine is built for its successor, as far as that can be. */
@ProtectedService
class SuccessorRebuildTest extends AccessFixture {

    private static final String ENGINE = "/api/v1/engines/" + StandInBuilder.TARGET;
    private static final String SUCCESSOR = "linux-x64/javet-v8-5.0.7";
    private static final String NAMED = "{\"successor\": \"" + SUCCESSOR + "\"}";

    private final String team = "t" + UUID.randomUUID();
    private final String name = team + ".app";

    private ProtectedClient publisher;

    @BeforeEach
    void publish() {
        publisher = tokens.client(team, team + ".*", "builds:write", "snapshots:read", "channels:write");
    }

    @AfterEach
    void cancel() {
        database.sql("SELECT id FROM build WHERE name LIKE :team AND status = 'QUEUED'")
                .param("team", team + "%")
                .query(String.class)
                .list()
                .forEach(it -> tokens.admin().post("/api/v1/builds/" + it + "/cancel", ""));
    }

    @Test
    void queuesWhatLacksTheSuccessorOnce() {
        release("1.0.0");
        release("1.1.0");
        HttpResponse<String> answer = rebuild(publisher, NAMED, "");
        assertThat(answer).hasStatus(202);
        AnswerObject rebuild = AnswerObject.of(answer);
        assertThat(rebuild)
                .has("engine", StandInBuilder.TARGET)
                .has("successor", SUCCESSOR)
                .has("covered", 0)
                .hasNull("next");
        List<AnswerObject> builds = rebuild.objects("builds");
        assertThat(builds).extracting(it -> it.text("version")).containsExactly("1.1.0", "1.0.0");
        assertThat(builds).allSatisfy(it -> {
            BuildAnswer build = BuildAnswer.of(publisher.get("/api/v1/builds/" + it.text("build")));
            assertThat(build).hasTargets(SUCCESSOR).has("name", name).has("version", it.text("version"));
        });

        HttpResponse<String> again = rebuild(publisher, NAMED, "");
        assertThat(again).hasStatus(200);
        assertThat(AnswerObject.of(again)).hasSize("builds", 0);
        assertThat(AnswerObject.of(again).objects("underway"))
                .extracting(it -> it.text("name") + " " + it.text("version"))
                .containsExactly(name + " 1.1.0", name + " 1.0.0");
    }

    @Test
    void goesOnWhereItStoppedAndLooksAtWhatIsInUse() {
        release("1.0.0");
        release("1.1.0");
        release("1.2.0");
        publisher.call("PUT", "/api/v1/names/" + name + "/channels/stable", "{\"version\": \"1.0.0\"}");

        String current = "{\"successor\": \"" + SUCCESSOR + "\", \"versions\": \"current\"}";
        AnswerObject first = AnswerObject.of(rebuild(publisher, current, "?limit=1"));
        assertThat(first.objects("builds")).extracting(it -> it.text("version")).containsExactly("1.2.0");
        AnswerObject rest = AnswerObject.of(rebuild(publisher, current, "?cursor=" + first.text("next")));
        assertThat(rest.objects("builds")).extracting(it -> it.text("version")).containsExactly("1.0.0");
        assertThat(rest).hasNull("next");
    }

    @Test
    void saysWhatCannotBe() {
        BuildAnswer changed = release("1.0.0");
        for (int i = 1; i <= ProtectedService.QUEUED_JOBS + 1; i++) {
            release("1.0." + i);
        }
        // As if the service had been upgraded, and gave the same spec another meaning.
        database.sql("UPDATE build SET spec = jsonb_set(spec::jsonb, '{requires}', '[\"version\"]')::json"
                        + " WHERE id = CAST(:id AS uuid)")
                .param("id", changed.id())
                .update();
        AnswerObject full = AnswerObject.of(rebuild(publisher, NAMED, ""));
        assertThat(full).hasSize("builds", ProtectedService.QUEUED_JOBS).hasSize("skipped", 1);
        assertThat(full.objects("skipped").get(0)).has("version", "1.0.1").has("code", "queue-full");
        String rest = "?cursor=" + full.text("next");
        assertThat(rebuild(publisher, NAMED, rest))
                .isRefused(429, "queue-full")
                .expected("at most " + ProtectedService.QUEUED_JOBS);

        cancel();
        AnswerObject last = AnswerObject.of(rebuild(publisher, NAMED, rest));
        assertThat(last.objects("builds")).extracting(it -> it.text("version")).containsExactly("1.0.1");
        assertThat(last.objects("skipped").get(0))
                .has("name", name)
                .has("version", "1.0.0")
                .has("code", "version-exists");
    }

    @Test
    void leavesNamesAloneThatTheCallerMayNotChange() {
        release("1.0.0");
        ProtectedClient reader = tokens.with(
                tokens.make("mixed", team + ".*", null, "snapshots:read").text("token"));
        assertThat(rebuild(reader, NAMED, "")).isRefused(403, "scope-missing");

        ProtectedClient other = tokens.client("other", "other.*", "builds:write");
        AnswerObject nothing = AnswerObject.of(rebuild(other, NAMED, ""));
        assertThat(nothing).hasSize("builds", 0).hasSize("skipped", 0);
    }

    @Test
    void takesTheSuccessorThatTheAdvisoryNames() {
        release("1.0.0");
        assertThat(rebuild(publisher, null, ""))
                .isRefused(409, "unusable-successor")
                .hint("successor");
        say(
                StandInBuilder.TARGET,
                "{\"status\": \"DEPRECATED\", \"reason\": \"Old\", \"successor\": \"" + SUCCESSOR + "\"}");
        try {
            assertThat(AnswerObject.of(rebuild(publisher, null, "")))
                    .has("successor", SUCCESSOR)
                    .hasSize("builds", 1);
        } finally {
            say(StandInBuilder.TARGET, "{\"status\": \"SUPPORTED\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "linux-x64/javet-v8-5.0.6, 409, unusable-successor, another engine of linux-x64",
        "linux-arm64/javet-v8-5.0.7, 409, unusable-successor, another engine of linux-x64",
        "linux-x64/javet-node-5.0.7, 422, unknown-target, javet-v8-x.y.z",
        "v8, 400, malformed-target, <os>-<arch>/<engine>",
    })
    void refusesWhatCannotSucceed(String successor, int status, String code, String expected) {
        release("1.0.0");
        assertThat(rebuild(publisher, "{\"successor\": \"" + successor + "\"}", ""))
                .isRefused(status, code)
                .expected(expected);
    }

    @Test
    void refusesASuccessorThatIsVulnerableItself() {
        database.sql(
                        "INSERT INTO engine_advisory (target, revision, status, reason, changed_at, changed_by)"
                                + " VALUES ('linux-x64/javet-v8-5.0.9', 1, 'VULNERABLE', 'Worse', now(), 'test') ON CONFLICT DO NOTHING")
                .update();
        assertThat(rebuild(publisher, "{\"successor\": \"linux-x64/javet-v8-5.0.9\"}", ""))
                .isRefused(409, "unusable-successor")
                .found("vulnerable");
        assertThat(rebuild(publisher, "{\"versions\": \"new\", \"successor\": \"" + SUCCESSOR + "\"}", ""))
                .isRefused(400, "invalid-parameter");
        assertThat(rebuild(publisher, NAMED, "?limit=0")).isRefused(400, "invalid-parameter");
    }

    private HttpResponse<String> rebuild(ProtectedClient client, @Nullable String body, String query) {
        return client.call("POST", ENGINE + "/rebuild" + query, body);
    }

    private void say(String engine, String advisory) {
        assertThat(tokens.admin().call("PUT", "/api/v1/engines/" + engine + "/advisory", advisory))
                .hasStatus(200);
    }

    private BuildAnswer release(String version) {
        BuildAnswer build = publisher.build("name=" + name + "&version=" + version, SCRIPT + "// " + version);
        builder.finish(build, name + version);
        return build;
    }
}
