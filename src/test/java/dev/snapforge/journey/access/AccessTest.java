package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.json;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.ProtectedService.TrustedIssuer;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Who is let in, and for what. */
@ProtectedService
class AccessTest extends AccessFixture {

    private static final String DIGEST = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

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

        assertThat(answer).isRefused(401, "authentication-required");
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
        assertThat(tokens.nobody().get(path)).hasStatus(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sf_0000000000000000000000000000000000000000000", "no-jwt", "a.b.c", "two words"})
    void refusesTokensThatProveNothing(String token) {
        HttpResponse<String> answer = tokens.with(token).get("/api/v1/builds");

        assertThat(answer).isRefused(401, "invalid-token");
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
            assertThat(answer).hasStatus(403);
        } else {
            assertThat(answer)
                    .isRefused(403, "scope-missing")
                    .satisfies(it -> assertThat(it.texts("missing")).contains(missing));
        }
    }

    @Test
    void trustsPublishersOfAnIssuer() {
        ProtectedClient publisher = tokens.with(TrustedIssuer.ISSUER.token(claims("acme/tools", "refs/heads/main")));

        BuildAnswer build = publisher.build("name=acme.tools", SCRIPT);
        assertThat(build).has("principal", "ci:acme/tools");
        assertThat(publisher.submit("name=team-a.web", SCRIPT)).isRefused(403, "name-not-allowed");
        assertThat(publisher.get("/api/v1/tokens")).isRefused(403, "scope-missing");

        assertThat(tokens.with(TrustedIssuer.ISSUER.token(claims("acme/tools", "refs/heads/x")))
                        .get("/api/v1/builds"))
                .isRefused(403, "no-trusted-publisher");
        assertThat(tokens.with(TrustedIssuer.ISSUER.token(
                                new JWTClaimsSet.Builder(claims("acme/tools", "refs/heads/main"))
                                        .audience("https://other.example")
                                        .build()))
                        .get("/api/v1/builds"))
                .isRefused(401, "invalid-token");
        assertThat(PageAnswer.of(tokens.admin().get("/api/v1/audit?principal=ci:acme/tools"))
                        .first())
                .has("action", "build-submitted")
                .has("credential", "4711");
    }

    @Test
    void describesWhatEachOperationNeeds() {
        String id = tokens.client("describer", null, "builds:write")
                .build("name=described", SCRIPT)
                .id();
        HttpResponse<String> forNobody = tokens.nobody().get("/v3/api-docs");
        JsonNode api = json(forNobody);

        assertThat(api.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        JsonNode submit = api.at("/paths/~1api~1v1~1builds/post");
        assertThat(submit.at("/security").toString()).isEqualTo("[{\"bearer\":[]},{}]");
        assertThat(submit.at("/description").asString()).contains("needs `builds:write`");
        assertThat(submit.at("/responses/401/$ref").asString()).isEqualTo("#/components/responses/Unauthenticated");
        assertThat(api.at("/components/responses/Unauthenticated").toString())
                .contains("authentication-required", "invalid-token");
        assertThat(submit.at("/responses/429").toString()).contains("rate-limited", "queue-full");
        assertThat(api.at("/paths/~1api~1v1~1keys/get").has("security")).isFalse();
        assertThat(forNobody.body())
                .as("the document names nothing that exists")
                .doesNotContain(id);
        assertThat(tokens.admin().get("/v3/api-docs").body()).isEqualTo(forNobody.body());
    }

    @Test
    void knowsAnAbsentDatabaseFromABadToken() {
        ProtectedClient ci = tokens.client("patient", null, "builds:write");
        String url = environment.getRequiredProperty("spring.datasource.url");
        SharedPostgres.setReachable(url, false);
        try {
            HttpResponse<String> answer = ci.get("/api/v1/builds");
            assertThat(answer).isRefused(503, "database-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            SharedPostgres.setReachable(url, true);
        }
        await().until(() -> ci.get("/api/v1/builds").statusCode() == 200);
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
