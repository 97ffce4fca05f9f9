package dev.snapforge.journey.release;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.Statements;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels are promoted and rolled back in one step, with history, and nobody overwrites what he has not seen. */
@WholeService
class ChannelsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    /** One name for all tests; each has a channel of its own. */
    private static @Nullable NameClient released;

    private final String stable = "stable-" + UUID.randomUUID();

    private ServiceClient service;
    private NameClient names;

    @BeforeEach
    void releaseTwoVersions() {
        service = new ServiceClient(port);
        names = released == null ? new NameClient(service, "channels") : released;
        if (released == null) {
            names.release("1.0.0", TestTargets.CURRENT);
            names.release("1.1.0", TestTargets.CURRENT);
            released = names;
        }
    }

    @Test
    void promotesAndRollsBackWithHistory() {
        assertThat(names.put(stable, "1.0.0")).hasStatus(201).hasHeader("ETag", "\"1\"");
        assertThat(names.put(stable, "1.1.0")).hasStatus(200);
        assertThat(names.put(stable, "1.1.0")).hasStatus(200).hasHeader("ETag", "\"2\"");
        AnswerObject rolledBack = AnswerObject.of(names.put(stable, "1.0.0"));
        assertThat(rolledBack).has("revision", 3);

        assertThat(new Statements(service)
                        .verified(rolledBack.object("statement"))
                        .object("predicate"))
                .has("revision", 3)
                .has("version", "1.0.0")
                .has("sequence", 1);

        AnswerObject channel = names.channel(stable + "?limit=2");
        AnswerObject history = channel.object("history");
        assertThat(channel).has("version", "1.0.0").has("changedBy", "anonymous");
        assertThat(history)
                .hasSize("items", 2)
                .object("items", 0)
                .has("from", "1.1.0")
                .has("to", "1.0.0");
        assertThat(names.channel(stable + "?cursor=" + history.text("next")).object("history"))
                .hasSize("items", 1)
                .hasNull("next")
                .object("items", 0)
                .hasNull("from");
    }

    @Test
    void keepsTheReasonOfAChangeInHistoryAndAudit() {
        assertThat(names.put(stable, "1.0.0")).hasStatus(201);
        AnswerObject moved = AnswerObject.of(putBecause("1.1.0", "  It is faster,\\r\\n\\tsee \\u202e4711 "));
        String reason = "It is faster, see \uFFFD4711";
        assertThat(changes(moved).get(0)).has("reason", reason);
        assertThat(changes(moved).get(1)).hasNull("reason");
        assertThat(putBecause("1.1.0", "It points there already")).hasStatus(200);
        assertThat(service.send("DELETE", names.path("/channels/" + stable + "?reason=No%20use"), ""))
                .hasStatus(204);
        assertThat(AnswerObject.of(putBecause("1.1.0", " ")).object("history"))
                .hasSize("items", 4)
                .object("items", 0)
                .hasNull("reason");
        assertThat(changes(names.channel(stable)).get(1)).hasNull("to").has("reason", "No use");

        assertThat(PageAnswer.of(service.get("/api/v1/audit?action=channel-changed&limit=200")).items().stream()
                        .filter(it -> it.text("subject").equals(names.name() + "/" + stable))
                        .map(it -> it.object("details").json().path("reason").asString("none")))
                .containsExactly("none", "No use", reason, "none");
    }

    @Test
    void refusesAReasonThatIsTooLong() {
        assertThat(putBecause("1.0.0", "a".repeat(501)))
                .isRefused(400, "malformed-reason")
                .has("expected", "at most 500 characters")
                .has("found", "501 characters");
        assertThat(service.get(names.path("/channels/" + stable))).isRefused(404, "unknown-channel");
        assertThat(putBecause("1.0.0", "\uD83D\uDE00".repeat(250))).hasStatus(201);
        assertThat(service.send("DELETE", names.path("/channels/" + stable + "?reason=" + "a".repeat(501)), ""))
                .isRefused(400, "malformed-reason");
        assertThat(service.get(names.path("/channels/" + stable))).hasStatus(200);
    }

    private static List<AnswerObject> changes(AnswerObject channel) {
        return channel.object("history").objects("items");
    }

    private HttpResponse<String> putBecause(String version, String reason) {
        return service.send(
                "PUT",
                names.path("/channels/" + stable),
                "{\"version\": \"" + version + "\", \"reason\": \"" + reason + "\"}");
    }

    @Test
    void changesNothingIfSomebodyElseWasFaster() {
        String seen = names.put(stable, "1.0.0").headers().firstValue("ETag").orElseThrow();
        assertThat(names.put(stable, "1.1.0", "If-Match", seen)).hasStatus(200);
        assertThat(names.put(stable, "1.0.0", "If-Match", seen))
                .isRefused(412, "channel-changed")
                .has("version", "1.1.0")
                .has("revision", 2);
        assertThat(names.put(stable, "1.0.0", "If-Match", "W/\"2\""))
                .as("a weak tag never matches")
                .hasStatus(412);
        assertThat(names.put(stable, "1.0.0", "If-None-Match", "*")).hasStatus(412);
        assertThat(names.put("new-" + stable, "1.0.0", "If-Match", "*")).hasStatus(412);
        assertThat(names.put("new-" + stable, "1.0.0", "If-None-Match", "*")).hasStatus(201);
        assertThat(names.put("new-" + stable, "1.0.0", "If-None-Match", "\"1\""))
                .isRefused(400, "invalid-parameter");
    }

    @Test
    void goesThroughOneChangeAfterTheOtherWhenManyPromoteAtOnce() {
        names.put(stable, "1.0.0");
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String version = i % 2 == 0 ? "1.1.0" : "1.0.0";
            answers.add(CompletableFuture.supplyAsync(() -> names.put(stable, version)));
        }
        assertThat(answers).allMatch(it -> it.join().statusCode() == 200);

        AnswerObject channel = names.channel(stable + "?limit=100");
        List<AnswerObject> history = channel.object("history").objects("items");
        assertThat(history).hasSize((int) channel.number("revision"));
        assertThat(history.get(0)).has("to", channel.text("version"));
        for (int i = 0; i + 1 < history.size(); i++) {
            AnswerObject change = history.get(i);
            AnswerObject before = history.get(i + 1);
            assertThat(change.number("revision")).isEqualTo(before.number("revision") + 1);
            assertThat(change).has("from", before.text("to"));
            assertThat(change.text("from")).isNotEqualTo(change.text("to"));
        }
    }

    @Test
    void letsOneOfManyThroughThatHaveSeenTheSame() {
        String seen = names.put(stable, "1.0.0").headers().firstValue("ETag").orElseThrow();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(CompletableFuture.supplyAsync(() -> names.put(stable, "1.1.0", "If-Match", seen)));
        }
        assertThat(answers.stream().map(it -> it.join().statusCode()).sorted())
                .containsExactly(200, 412, 412, 412, 412, 412, 412, 412);
    }

    @Test
    void goesOnCountingWhenAChannelIsMadeAnew() {
        names.put(stable, "1.0.0");
        assertThat(service.send("DELETE", names.path("/channels/" + stable), ""))
                .hasStatus(204);
        assertThat(service.get(names.path("/channels/" + stable))).isRefused(404, "unknown-channel");
        assertThat(names.resolve("channel=" + stable + "&platform=linux-x64&engine=javet-v8-5.0.6"))
                .isRefused(404, "unknown-channel");
        assertThat(service.send("DELETE", names.path("/channels/" + stable), ""))
                .isRefused(404, "unknown-channel");
        HttpResponse<String> again = names.put(stable, "1.1.0");
        assertThat(again).hasStatus(201);
        assertThat(AnswerObject.of(again))
                .has("revision", 3)
                .object("history")
                .object("items", 1)
                .hasNull("to");
    }

    @Test
    void refusesWhatCannotBePromoted() {
        assertThat(names.put(stable, "9.9.9")).isRefused(404, "unknown-version");
        assertThat(names.put("latest", "1.0.0")).isRefused(409, "channel-reserved");
        assertThat(names.put("Stable", "1.0.0")).isRefused(400, "malformed-channel");
        assertThat(new NameClient(service, "nobody").put(stable, "1.0.0")).isRefused(404, "unknown-name");
        assertThat(service.send("PUT", names.path("/channels/" + stable), "{}")).isRefused(400, "malformed-promotion");
        assertThat(service.send("PUT", names.path("/channels/" + stable), "[")).isRefused(400, "malformed-request");
        assertThat(service.send("DELETE", names.path("/channels/latest"), "")).isRefused(409, "channel-reserved");
        assertThat(service.get(names.path("/channels/" + stable))).isRefused(404, "unknown-channel");
        assertThat(service.get("/api/v1/names/nobody/channels/stable")).isRefused(404, "unknown-name");
        assertThat(service.get(names.path("/channels/latest?limit=101"))).isRefused(400, "invalid-parameter");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE release_version SET content_digest = bundle_digest WHERE name = :name",
                "DELETE FROM release_version WHERE name = :name",
                "UPDATE release SET snapshot_digest = (SELECT min(digest) FROM snapshot) WHERE name = :name",
                "UPDATE release SET statement = 'other' WHERE name = :name",
                "DELETE FROM release WHERE name = :name",
                "UPDATE release_name SET last_sequence = last_sequence + 2 WHERE name = :name",
                "UPDATE channel SET version = '1.0.0' WHERE name = :name",
                "UPDATE channel SET revision = revision + 2 WHERE name = :name",
                "UPDATE channel SET revision = revision + 1, version = NULL WHERE name = :name",
                "DELETE FROM channel WHERE name = :name",
                "UPDATE channel_change SET changed_by = 'somebody' WHERE name = :name",
                "DELETE FROM channel_change WHERE name = :name",
                "INSERT INTO release_version SELECT name, 'x', 1, content_digest, bundle_digest, spec_digest, build_id,"
                        + " released_at FROM release_version WHERE name = :name LIMIT 1",
                "INSERT INTO channel SELECT name, 'x', version, 7, statement, key_id, changed_at, changed_by"
                        + " FROM channel WHERE name = :name",
            })
    void theDatabaseKeepsWhatWasPromised(String statement) {
        assertThatThrownBy(() ->
                        database.sql(statement).param("name", names.name()).update())
                .isInstanceOf(DataAccessException.class);
    }
}
