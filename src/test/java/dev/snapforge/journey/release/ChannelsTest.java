package dev.snapforge.journey.release;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.Statements;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
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
import tools.jackson.databind.JsonNode;

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
        HttpResponse<String> made = names.put(stable, "1.0.0");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("ETag")).hasValue("\"1\"");
        assertThat(names.put(stable, "1.1.0").statusCode()).isEqualTo(200);
        HttpResponse<String> unchanged = names.put(stable, "1.1.0");
        assertThat(unchanged.statusCode()).isEqualTo(200);
        assertThat(unchanged.headers().firstValue("ETag")).hasValue("\"2\"");
        JsonNode rolledBack = json(names.put(stable, "1.0.0"));
        assertThat(rolledBack.at("/revision").asInt()).isEqualTo(3);

        JsonNode statement =
                new Statements(service).verified(rolledBack.at("/statement")).at("/predicate");
        assertThat(statement.at("/revision").asInt()).isEqualTo(3);
        assertThat(statement.at("/version").asString()).isEqualTo("1.0.0");
        assertThat(statement.at("/sequence").asInt()).isOne();

        JsonNode channel = json(service.get(names.path("/channels/" + stable + "?limit=2")));
        assertThat(channel.at("/version").asString()).isEqualTo("1.0.0");
        assertThat(channel.at("/changedBy").asString()).isEqualTo("anonymous");
        assertThat(channel.at("/history/items")).hasSize(2);
        assertThat(channel.at("/history/items/0/from").asString()).isEqualTo("1.1.0");
        assertThat(channel.at("/history/items/0/to").asString()).isEqualTo("1.0.0");
        JsonNode rest = json(service.get(names.path(
                "/channels/" + stable + "?cursor=" + channel.at("/history/next").asString())));
        assertThat(rest.at("/history/items")).hasSize(1);
        assertThat(rest.at("/history/items/0/from").isNull()).isTrue();
        assertThat(rest.at("/history/next").isNull()).isTrue();
    }

    @Test
    void changesNothingIfSomebodyElseWasFaster() {
        String seen = names.put(stable, "1.0.0").headers().firstValue("ETag").orElseThrow();
        assertThat(names.put(stable, "1.1.0", "If-Match", seen).statusCode()).isEqualTo(200);
        HttpResponse<String> late = names.put(stable, "1.0.0", "If-Match", seen);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(json(late).at("/code").asString()).isEqualTo("channel-changed");
        assertThat(json(late).at("/version").asString()).isEqualTo("1.1.0");
        assertThat(json(late).at("/revision").asInt()).isEqualTo(2);
        assertThat(names.put(stable, "1.0.0", "If-Match", "W/\"2\"").statusCode())
                .as("a weak tag never matches")
                .isEqualTo(412);
        assertThat(names.put(stable, "1.0.0", "If-None-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(names.put("new-" + stable, "1.0.0", "If-Match", "*").statusCode())
                .isEqualTo(412);
        assertThat(names.put("new-" + stable, "1.0.0", "If-None-Match", "*").statusCode())
                .isEqualTo(201);
        assertThat(json(names.put("new-" + stable, "1.0.0", "If-None-Match", "\"1\""))
                        .at("/code")
                        .asString())
                .isEqualTo("invalid-parameter");
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

        JsonNode channel = json(service.get(names.path("/channels/" + stable + "?limit=100")));
        JsonNode history = channel.at("/history/items");
        assertThat(history).hasSize(channel.at("/revision").asInt());
        assertThat(history.at("/0/to")).isEqualTo(channel.at("/version"));
        for (int i = 0; i + 1 < history.size(); i++) {
            assertThat(history.get(i).at("/revision").asInt())
                    .isEqualTo(history.get(i + 1).at("/revision").asInt() + 1);
            assertThat(history.get(i).at("/from")).isEqualTo(history.get(i + 1).at("/to"));
            assertThat(history.get(i).at("/from")).isNotEqualTo(history.get(i).at("/to"));
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
        HttpResponse<String> deleted = service.send("DELETE", names.path("/channels/" + stable), "");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        assertThat(json(service.get(names.path("/channels/" + stable)))
                        .at("/code")
                        .asString())
                .isEqualTo("unknown-channel");
        assertThat(json(names.resolve("channel=" + stable + "&platform=linux-x64&engine=javet-v8-5.0.6"))
                        .at("/code")
                        .asString())
                .isEqualTo("unknown-channel");
        assertThat(json(service.send("DELETE", names.path("/channels/" + stable), ""))
                        .at("/code")
                        .asString())
                .isEqualTo("unknown-channel");
        HttpResponse<String> again = names.put(stable, "1.1.0");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(json(again).at("/revision").asInt()).isEqualTo(3);
        assertThat(json(again).at("/history/items/1/to").isNull()).isTrue();
    }

    @Test
    void refusesWhatCannotBePromoted() {
        assertProblem(names.put(stable, "9.9.9"), 404, "unknown-version");
        assertProblem(names.put("latest", "1.0.0"), 409, "channel-reserved");
        assertProblem(names.put("Stable", "1.0.0"), 400, "malformed-channel");
        assertProblem(new NameClient(service, "nobody").put(stable, "1.0.0"), 404, "unknown-name");
        assertProblem(service.send("PUT", names.path("/channels/" + stable), "{}"), 400, "malformed-promotion");
        assertProblem(service.send("PUT", names.path("/channels/" + stable), "["), 400, "malformed-request");
        assertProblem(service.send("DELETE", names.path("/channels/latest"), ""), 409, "channel-reserved");
        assertProblem(service.get(names.path("/channels/" + stable)), 404, "unknown-channel");
        assertProblem(service.get("/api/v1/names/nobody/channels/stable"), 404, "unknown-name");
        assertProblem(service.get(names.path("/channels/latest?limit=101")), 400, "invalid-parameter");
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

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).at("/code").asString()).isEqualTo(code);
    }
}
