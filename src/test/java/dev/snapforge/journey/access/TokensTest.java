package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.ProtectedClient.json;
import static dev.snapforge.support.ProtectedClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** How tokens are made, shown, revoked and refused. */
@ProtectedService
class TokensTest extends AccessFixture {

    @Test
    void theFirstAdminsTokenIsInAFileOfItsOwner() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings.bootstrapTokenFile())))
                .isEqualTo("rw-------");
        assertThat(database.sql("SELECT count(*) FROM api_token WHERE name = 'bootstrap'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void makesShowsAndRevokesTokens() {
        JsonNode made = tokens.make("life", "team-a.*", null, "builds:write", "snapshots:read");
        String secret = made.at("/token").asString();
        assertThat(secret).matches("sf_[A-Za-z0-9_-]{43}");
        assertThat(made.at("/lastUsedAt").isNull()).isTrue();

        assertThat(tokens.with(secret).get("/api/v1/builds").statusCode()).isEqualTo(200);

        String id = made.at("/id").asString();
        String list = tokens.admin().get("/api/v1/tokens").body();
        assertThat(list).doesNotContain(secret, "hash");
        assertThat(database.sql("SELECT t::text FROM api_token t")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(secret));
        JsonNode shown = token(id);
        assertThat(shown.at("/status").asString()).isEqualTo("ACTIVE");
        assertThat(shown.at("/names").toString()).isEqualTo("[\"team-a.*\"]");
        assertThat(shown.at("/scopes").toString()).isEqualTo("[\"builds:write\",\"snapshots:read\"]");
        assertThat(shown.at("/lastUsedAt").isNull()).isFalse();

        for (int i = 0; i < 2; i++) {
            assertThat(tokens.admin()
                            .call("DELETE", "/api/v1/tokens/" + id, null)
                            .statusCode())
                    .isEqualTo(204);
        }
        refused(tokens.with(secret).get("/api/v1/builds"), 401, "invalid-token");
        assertThat(token(id).at("/status").asString()).isEqualTo("REVOKED");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=token-revoked"), "subject"))
                .containsOnlyOnce(id);
        refused(tokens.admin().call("DELETE", "/api/v1/tokens/" + ID, null), 404, "token-not-found");
    }

    @Test
    void tokensStopToCountWhenTheyExpire() {
        Instant end = Instant.ofEpochMilli(TickingClock.MILLIS.get()).plus(Duration.ofHours(1));
        JsonNode made = tokens.make("short", null, end.toString(), "builds:write");
        ProtectedClient client = tokens.with(made.at("/token").asString());
        assertThat(client.get("/api/v1/builds").statusCode()).isEqualTo(200);

        TickingClock.MILLIS.addAndGet(Duration.ofHours(1).toMillis());

        refused(client.get("/api/v1/builds"), 401, "invalid-token");
        assertThat(token(made.at("/id").asString()).at("/status").asString()).isEqualTo("EXPIRED");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scopes\": [\"admin\"]}|name",
                "{\"name\": \"No Name\", \"scopes\": [\"admin\"]}|name",
                "{\"name\": \"a\"}|scopes",
                "{\"name\": \"a\", \"scopes\": []}|scopes",
                "{\"name\": \"a\", \"scopes\": [\"everything\"]}|scopes",
                "{\"name\": \"a\", \"scopes\": [null]}|scopes",
                "{\"name\": \"a\", \"scopes\": [\"admin\"], \"names\": [\"team-a.*\"]}|names",
                "{\"name\": \"a\", \"scopes\": [\"builds:write\"], \"names\": []}|names",
                "{\"name\": \"a\", \"scopes\": [\"builds:write\"], \"names\": [\"team-a*\"]}|names",
                "{\"name\": \"a\", \"scopes\": [\"builds:write\"], \"names\": [null]}|names",
                "{\"name\": \"a\", \"scopes\": [\"builds:write\"], \"expiresAt\": \"tomorrow\"}|expiresAt",
                "{\"name\": \"a\", \"scopes\": [\"builds:write\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}|expiresAt",
            })
    void refusesTokensThatCannotBe(String request, String field) {
        HttpResponse<String> answer = tokens.admin().post("/api/v1/tokens", request);

        assertThat(refused(answer, 400, "invalid-token-request").at("/detail").asString())
                .contains(field);
    }

    @Test
    void pagesThroughTokens() {
        tokens.make("page", null, null, "builds:write");
        JsonNode first = json(tokens.admin().get("/api/v1/tokens?limit=1"));
        String next = first.at("/next").asString();
        assertThat(first.at("/items")).hasSize(1);
        assertThat(items(tokens.admin().get("/api/v1/tokens?limit=1&cursor=" + next), "id"))
                .hasSize(1)
                .doesNotContain(next);
        refused(tokens.admin().get("/api/v1/tokens?limit=0"), 400, "invalid-token-request");
        refused(tokens.admin().get("/api/v1/tokens?cursor=x"), 400, "invalid-token-request");
    }

    private JsonNode token(String id) {
        return json(tokens.admin().get("/api/v1/tokens?limit=100"))
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
