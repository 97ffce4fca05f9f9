package dev.snapforge.service;

import static dev.snapforge.service.ProtectedClient.items;
import static dev.snapforge.service.ProtectedClient.json;
import static dev.snapforge.service.ProtectedClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.service.ProtectedService.TickingClock;
import dev.snapforge.service.ProtectedService.TrustedIssuer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is let in, for what, and what is kept of it. */
@ProtectedService
class AccessTest {

    private static final String SCRIPT = "globalThis.a = 1;";
    private static final String DIGEST = "sha256:0000000000000000000000000000000000000000000000000000000000000000";
    private static final String ID = "0199c1f0-7a80-7000-8000-00000000000b";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Environment environment;

    @Autowired
    private StandInBuilder builder;

    private Tokens tokens;

    @BeforeEach
    void connect() {
        tokens = new Tokens(port, settings);
        builder.live();
        // Only one test is about it, and all of them share the first admin.
        database.sql("DELETE FROM rate_bucket").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/builds",
                "/api/v1/snapshots",
                "/api/v1/snapshots/" + DIGEST + "/container",
                "/api/v1/names",
                "/api/v1/resolve?name=a&platform=linux-x64&engine=javet-v8-5.0.6",
                "/api/v1/engines",
                "/api/v1/tokens",
                "/api/v1/audit",
                "/api/v1/storage/checks",
                "/actuator/prometheus",
                "/actuator/info",
                "/api/v1/nowhere",
                "/error",
                "/",
            })
    void asksWhoCalls(String path) {
        HttpResponse<String> answer = tokens.nobody().get(path);

        refused(answer, 401, "authentication-required");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"snapforge\"");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/.well-known/jwks.json",
                "/api/v1/keys",
                "/v3/api-docs",
                "/swagger-ui/index.html",
            })
    void showsEverybodyWhatIsForEverybody(String path) {
        assertThat(tokens.nobody().get(path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf_0000000000000000000000000000000000000000000", "no-jwt", "a.b.c", "two words"})
    void refusesTokensThatProveNothing(String token) {
        HttpResponse<String> answer = tokens.with(token).get("/api/v1/builds");

        refused(answer, 401, "invalid-token");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "builds:write, GET, /api/v1/snapshots, snapshots:read",
        "builds:write, HEAD, /api/v1/snapshots/" + DIGEST + "/container, snapshots:read",
        "builds:write, GET, /api/v1/resolve?name=a&platform=linux-x64&engine=e, snapshots:read",
        "builds:write, PUT, /api/v1/names/a/channels/b, channels:write",
        "snapshots:read, PUT, /api/v1/names/a/channels/b, channels:write",
        "snapshots:read, DELETE, /api/v1/names/a/channels/b, channels:write",
        "snapshots:read, POST, /api/v1/names/a/rebuild, builds:write",
        "snapshots:read, POST, /api/v1/builds, builds:write",
        "snapshots:read, POST, /api/v1/builds/" + ID + "/cancel, builds:write",
        "snapshots:read, POST, /api/v1/builds/" + ID + "/rebuild, builds:write",
        "channels:write, GET, /api/v1/builds, builds:write",
        "channels:write, POST, /api/v1/snapshots/" + DIGEST + "/revoke, admin",
        "builds:write, POST, /api/v1/snapshots/" + DIGEST + "/revoke, admin",
        "builds:write, GET, /api/v1/tokens, admin",
        "builds:write, POST, /api/v1/tokens, admin",
        "builds:write, DELETE, /api/v1/tokens/" + ID + ", admin",
        "builds:write, GET, /api/v1/audit, admin",
        "builds:write, POST, /api/v1/storage/retention/preview, admin",
        "builds:write, POST, /api/v1/storage/checks, admin",
        "snapshots:read, GET, /api/v1/storage/checks, admin",
        "snapshots:read, GET, /api/v1/storage/checks/" + ID + "/findings, admin",
        "channels:write, POST, /api/v1/storage/checks/" + ID + "/cancel, admin",
        "builds:write, GET, /actuator/prometheus, admin",
        "builds:write, GET, /api/v1/nowhere, admin",
    })
    void refusesWhatTheScopesAreNotFor(String scope, String method, String path, String missing) {
        HttpResponse<String> answer = tokens.client("scoped", null, scope).call(method, path, null);

        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .contains("error=\"insufficient_scope\"", missing);
        if (method.equals("HEAD")) {
            assertThat(answer.statusCode()).isEqualTo(403);
        } else {
            JsonNode problem = refused(answer, 403, "scope-missing");
            assertThat(problem.at("/missing").toString()).contains('"' + missing + '"');
        }
    }

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

    @Test
    void trustsPublishersOfAnIssuer() {
        ProtectedClient publisher = tokens.with(TrustedIssuer.ISSUER.token(claims("acme/tools", "refs/heads/main")));

        JsonNode build = publisher.build("name=acme.tools", SCRIPT);
        assertThat(build.at("/principal").asString()).isEqualTo("ci:acme/tools");
        refused(publisher.submit("name=team-a.web", SCRIPT), 403, "name-not-allowed");
        refused(publisher.get("/api/v1/tokens"), 403, "scope-missing");

        refused(
                tokens.with(TrustedIssuer.ISSUER.token(claims("acme/tools", "refs/heads/x")))
                        .get("/api/v1/builds"),
                403,
                "no-trusted-publisher");
        refused(
                tokens.with(TrustedIssuer.ISSUER.token(new JWTClaimsSet.Builder(claims("acme/tools", "refs/heads/main"))
                                .audience("https://other.example")
                                .build()))
                        .get("/api/v1/builds"),
                401,
                "invalid-token");
        JsonNode event = json(tokens.admin().get("/api/v1/audit?principal=ci:acme/tools"))
                .at("/items/0");
        assertThat(event.at("/action").asString()).isEqualTo("build-submitted");
        assertThat(event.at("/credential").asString()).isEqualTo("4711");
    }

    @Test
    void limitsHowOftenAPrincipalAsks() {
        ProtectedClient busy = tokens.client("busy", null, "builds:write");
        HttpResponse<String> answer = busy.get("/api/v1/engines");
        // The clock of the tests gives some back meanwhile.
        for (int i = 0; i < 2 * ProtectedService.REQUESTS_PER_MINUTE && answer.statusCode() == 200; i++) {
            answer = busy.get("/api/v1/engines");
        }

        refused(answer, 429, "rate-limited");
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);
        assertThat(tokens.client("calm", null, "builds:write")
                        .get("/api/v1/engines")
                        .statusCode())
                .isEqualTo(200);
        assertThat(tokens.nobody().get("/actuator/health").statusCode()).isEqualTo(200);

        TickingClock.MILLIS.addAndGet(Duration.ofMinutes(1).toMillis());

        assertThat(busy.get("/api/v1/engines").statusCode()).isEqualTo(200);
    }

    @Test
    void limitsHowMuchAPrincipalHasWaiting() {
        ProtectedClient greedy = tokens.client("greedy", null, "builds:write");
        List<JsonNode> builds = new ArrayList<>();
        for (int i = 0; i < ProtectedService.QUEUED_JOBS; i++) {
            builds.add(greedy.build("name=greedy", "globalThis.i = " + i + ";"));
        }
        long events = database.sql("SELECT count(*) FROM audit_event")
                .query(Long.class)
                .single();

        HttpResponse<String> answer = greedy.submit("name=greedy", "globalThis.i = -1;");

        refused(answer, 429, "queue-full");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(database.sql("SELECT count(*) FROM audit_event")
                        .query(Long.class)
                        .single())
                .as("what did not happen is not among the changes")
                .isEqualTo(events);
        tokens.client("modest", null, "builds:write").build("name=modest", SCRIPT);

        greedy.post("/api/v1/builds/" + builds.get(0).at("/id").asString() + "/cancel", "");
        greedy.build("name=greedy", "globalThis.i = -1;");
    }

    @Test
    void keepsWhoChangedWhat() {
        ProtectedClient ci = tokens.client("audited", null, "builds:write");
        String id = ci.build("name=audited&version=1.0.0", SCRIPT).at("/id").asString();
        ci.post("/api/v1/builds/" + id + "/cancel", "");
        ci.post("/api/v1/builds/" + id + "/rebuild", "");

        HttpResponse<String> all = tokens.admin().get("/api/v1/audit?principal=token:audited");
        assertThat(items(all, "action")).containsExactly("build-rebuilt", "build-cancelled", "build-submitted");
        JsonNode first = json(all).at("/items/2");
        assertThat(first.at("/subject").asString()).isEqualTo(id);
        assertThat(first.at("/details/name").asString()).isEqualTo("audited");
        assertThat(first.at("/credential").asString()).isNotEmpty();

        HttpResponse<String> page = tokens.admin().get("/api/v1/audit?principal=token:audited&limit=2");
        assertThat(items(
                        tokens.admin()
                                .get("/api/v1/audit?principal=token:audited&limit=2&cursor="
                                        + json(page).at("/next").asString()),
                        "action"))
                .containsExactly("build-submitted");
        String at = json(all).at("/items/1/at").asString();
        assertThat(items(tokens.admin().get("/api/v1/audit?principal=token:audited&since=" + at), "action"))
                .containsExactly("build-rebuilt", "build-cancelled");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=build-rebuilt&principal=token:audited"), "action"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=yesterday", "limit=0", "limit=201", "cursor=x"})
    void refusesQueriesOfTheAuditThatCannotBe(String query) {
        refused(tokens.admin().get("/api/v1/audit?" + query), 400, "invalid-audit-query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit_event SET principal = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"})
    void nobodyChangesTheAudit(String statement) {
        tokens.make("kept", null, null, "builds:write");

        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void describesWhatEachOperationNeeds() {
        String id = tokens.client("describer", null, "builds:write")
                .build("name=described", SCRIPT)
                .at("/id")
                .asString();
        HttpResponse<String> forNobody = tokens.nobody().get("/v3/api-docs");
        JsonNode api = json(forNobody);

        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        JsonNode submit = api.at("/paths/~1api~1v1~1builds/post");
        assertThat(submit.at("/security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(submit.at("/description").asString()).contains("Needs `builds:write`");
        assertThat(submit.at("/responses/401/content/application~1problem+json/examples")
                        .propertyNames())
                .contains("authentication-required", "invalid-token");
        assertThat(submit.at("/responses/429/content/application~1problem+json/examples")
                        .propertyNames())
                .contains("rate-limited", "queue-full");
        assertThat(api.at("/paths/~1api~1v1~1keys/get").has("security")).isFalse();
        assertThat(forNobody.body())
                .as("examples name what exists, to those who may see it")
                .doesNotContain(id);
        assertThat(tokens.admin().get("/v3/api-docs").body()).contains(id);
    }

    @Test
    void knowsAnAbsentDatabaseFromABadToken() {
        ProtectedClient ci = tokens.client("patient", null, "builds:write");
        String url = environment.getRequiredProperty("spring.datasource.url");
        SharedPostgres.setReachable(url, false);
        try {
            HttpResponse<String> answer = ci.get("/api/v1/builds");
            refused(answer, 503, "database-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            SharedPostgres.setReachable(url, true);
        }
        await().until(() -> ci.get("/api/v1/builds").statusCode() == 200);
    }

    private JsonNode token(String id) {
        return json(tokens.admin().get("/api/v1/tokens?limit=100"))
                .at("/items")
                .valueStream()
                .filter(it -> it.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JWTClaimsSet claims(String repository, String ref) {
        Instant now = Instant.ofEpochMilli(TickingClock.MILLIS.get());
        return new JWTClaimsSet.Builder()
                .issuer(TrustedIssuer.ISSUER.address().toString())
                .audience(ProtectedService.AUDIENCE)
                .subject("repo:" + repository + ":ref:" + ref)
                .claim("repository", repository)
                .claim("ref", ref)
                .claim("run_id", "4711")
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build();
    }
}
