package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        AnswerObject made = tokens.make("life", "team-a.*", null, "builds:write", "snapshots:read");
        String secret = made.text("token");
        assertThat(secret).matches("sf_[A-Za-z0-9_-]{43}");
        assertThat(made).hasNull("lastUsedAt");

        assertThat(tokens.with(secret).get("/api/v1/builds")).hasStatus(200);

        String id = made.text("id");
        String list = tokens.admin().get("/api/v1/tokens").body();
        assertThat(list).doesNotContain(secret, "hash");
        assertThat(database.sql("SELECT t::text FROM api_token t")
                        .query(String.class)
                        .list())
                .noneMatch(it -> it.contains(secret));
        assertThat(token(id))
                .has("status", "ACTIVE")
                .hasTexts("names", "team-a.*")
                .hasTexts("scopes", "builds:write", "snapshots:read")
                .hasSome("lastUsedAt");

        for (int i = 0; i < 2; i++) {
            assertThat(tokens.admin().call("DELETE", "/api/v1/tokens/" + id, null))
                    .hasStatus(204);
        }
        assertThat(tokens.with(secret).get("/api/v1/builds")).isRefused(401, "invalid-token");
        assertThat(token(id)).has("status", "REVOKED");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=token-revoked"), "subject"))
                .containsOnlyOnce(id);
        assertThat(tokens.admin().call("DELETE", "/api/v1/tokens/" + ID, null)).isRefused(404, "token-not-found");
    }

    @Test
    void tokensStopToCountWhenTheyExpire() {
        Instant end = Instant.ofEpochMilli(TickingClock.MILLIS.get()).plus(Duration.ofHours(1));
        AnswerObject made = tokens.make("short", null, end.toString(), "builds:write");
        ProtectedClient client = tokens.with(made.text("token"));
        assertThat(client.get("/api/v1/builds")).hasStatus(200);

        TickingClock.MILLIS.addAndGet(Duration.ofHours(1).toMillis());

        assertThat(client.get("/api/v1/builds")).isRefused(401, "invalid-token");
        assertThat(token(made.text("id"))).has("status", "EXPIRED");
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

        assertThat(answer).isRefused(400, "invalid-token-request").detail(field);
    }

    @Test
    void pagesThroughTokens() {
        tokens.make("page", null, null, "builds:write");
        PageAnswer first = PageAnswer.of(tokens.admin().get("/api/v1/tokens?limit=1"));
        String next = first.next().orElseThrow();
        assertThat(first.items()).hasSize(1);
        assertThat(items(tokens.admin().get("/api/v1/tokens?limit=1&cursor=" + next), "id"))
                .hasSize(1)
                .doesNotContain(next);
        assertThat(tokens.admin().get("/api/v1/tokens?limit=0")).isRefused(400, "invalid-token-request");
        assertThat(tokens.admin().get("/api/v1/tokens?cursor=x")).isRefused(400, "invalid-token-request");
    }

    private AnswerObject token(String id) {
        return PageAnswer.of(tokens.admin().get("/api/v1/tokens?limit=100")).item("id", id);
    }
}
