package dev.snapforge.journey.release;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.Statements;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A runtime asks by name and gets the one snapshot that fits it, with the proofs, or is told why there is none. */
@WholeService
class ResolveJourneyTest {

    private static final String RUNTIME = "platform=linux-x64&engine=javet-v8-5.0.6";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    private ServiceClient service;
    private Statements statements;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        statements = new Statements(service);
    }

    @Test
    void givesTheSnapshotWithItsStatementsAndLinks() {
        NameClient names = new NameClient(service, "resolve");
        JsonNode build = names.release("1.0.0", TestTargets.CURRENT, TestTargets.PREVIOUS);
        assertThat(names.put("stable", "1.0.0").statusCode()).isEqualTo(201);

        HttpResponse<String> response = names.resolve("channel=stable&platform=linux-amd64&engine=javet-v8-5.0.6");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        JsonNode answer = json(response);
        String digest = answer.at("/digest").asString();
        assertThat(build.toString()).contains(digest);
        assertThat(answer.at("/name").asString()).isEqualTo(names.name());
        assertThat(answer.at("/version").asString()).isEqualTo("1.0.0");
        assertThat(answer.at("/channel").asString()).isEqualTo("stable");
        assertThat(answer.at("/revision").asInt()).isOne();
        JsonNode described = json(service.get("/api/v1/snapshots/" + digest));
        described.forEachEntry(
                (field, value) -> assertThat(answer.path(field)).as(field).isEqualTo(value));

        JsonNode release = statements.verified(answer.at("/release")).at("/predicate");
        assertThat(release.at("/snapshot").asString()).isEqualTo(digest);
        assertThat(release.at("/target").asString()).isEqualTo(TestTargets.CURRENT);
        JsonNode channel = statements.verified(answer.at("/channelStatement"));
        assertThat(channel.at("/predicateType").asString()).isEqualTo("https://snapforge.dev/channel/v1");
        assertThat("sha256:" + channel.at("/subject/0/digest/sha256").asString())
                .isEqualTo(names.version("1.0.0").at("/content/digest").asString());
        assertThat(channel.at("/predicate").propertyNames())
                .containsExactlyInAnyOrder("name", "channel", "version", "sequence", "revision", "issuedAt");
        assertThat(channel.at("/predicate/channel").asString()).isEqualTo("stable");
        assertThat(channel.at("/predicate/version").asString()).isEqualTo("1.0.0");

        answer.at("/links")
                .forEach(link -> assertThat(service.bytes(link.asString()).statusCode())
                        .as(link.asString())
                        .isEqualTo(200));
        assertThat(service.bytes(answer.at("/links/container").asString()).body())
                .hasSize(answer.at("/size").asInt());
    }

    @Test
    void picksByVersionByV8AndByDefaultTheNewest() {
        NameClient names = new NameClient(service, "pick");
        names.release("1.0.0", TestTargets.CURRENT, TestTargets.PREVIOUS);
        names.release("1.1.0", TestTargets.CURRENT);
        JsonNode byVersion = json(names.resolve("version=1.0.0&" + RUNTIME));
        assertThat(byVersion.at("/version").asString()).isEqualTo("1.0.0");
        assertThat(byVersion.at("/channel").isNull()).isTrue();
        assertThat(byVersion.at("/revision").isNull()).isTrue();
        assertThat(byVersion.at("/channelStatement").isNull()).isTrue();
        JsonNode newest = json(names.resolve(RUNTIME));
        assertThat(newest.at("/version").asString()).isEqualTo("1.1.0");
        assertThat(newest.at("/channel").asString()).isEqualTo("latest");
        assertThat(newest.at("/revision").asInt()).isEqualTo(2);
        JsonNode byV8 = json(names.resolve("version=1.0.0&platform=linux-x64&v8Version="
                + byVersion.at("/v8Version").asString()));
        assertThat(byV8.at("/digest")).isEqualTo(byVersion.at("/digest"));
    }

    @Test
    void answersNotModifiedUntilThereIsSomethingElseToLoad() {
        NameClient names = new NameClient(service, "poll");
        JsonNode build = names.release("1.0.0", TestTargets.CURRENT);
        String tag = names.resolve(RUNTIME).headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = names.resolve(RUNTIME, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(again.headers().firstValue("Cache-Control")).hasValue("no-cache");

        service.rebuild(build.at("/id").asString());
        assertThat(names.resolve(RUNTIME, "If-None-Match", tag).statusCode())
                .as("another build of the same is no news")
                .isEqualTo(304);
        names.release("1.1.0", TestTargets.CURRENT);
        assertThat(names.resolve(RUNTIME, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void saysWhatThereIsWhereNothingFits() {
        NameClient names = new NameClient(service, "nothing");
        names.release("1.0.0", TestTargets.CURRENT);
        HttpResponse<String> response = names.resolve("platform=linux-arm64&engine=node-24.11.0&v8Version=13.6.233.10");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.at("/code").asString()).isEqualTo("no-matching-snapshot");
        assertThat(problem.at("/version").asString()).isEqualTo("1.0.0");
        JsonNode available = problem.at("/available/0");
        assertThat(available.at("/target").asString()).isEqualTo(TestTargets.CURRENT);
        assertThat(available.at("/v8Version").asString()).startsWith("14.7.");
        assertThat(available.at("/differs").toString()).isEqualTo("[\"platform\",\"engine\",\"v8Version\"]");
    }

    @Test
    void neverGivesARevokedSnapshot() {
        NameClient names = new NameClient(service, "revoked");
        JsonNode build = names.release("1.0.0", TestTargets.CURRENT, TestTargets.PREVIOUS);
        names.put("stable", "1.0.0");
        String current = json(names.resolve(RUNTIME)).at("/digest").asString();
        service.post(
                "/api/v1/snapshots/" + current + "/revoke", "application/json", "{\"reason\": \"A bad dependency\"}");
        for (String which : new String[] {"", "channel=stable&", "version=1.0.0&"}) {
            HttpResponse<String> refused = names.resolve(which + RUNTIME);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(410);
            assertThat(json(refused).at("/code").asString()).isEqualTo("snapshot-revoked");
            assertThat(json(refused).at("/detail").asString()).contains("A bad dependency");
            assertThat(json(refused).at("/available").toString()).contains("[\"revoked\"]");
        }
        HttpResponse<String> other = names.resolve("platform=linux-x64&engine=javet-v8-4.0.0");
        assertThat(other.statusCode())
                .as("the other target is as good as before")
                .isEqualTo(200);
        assertThat(names.version("1.0.0").at("/targets").toString()).contains("\"usable\":false");

        service.post(
                "/api/v1/snapshots/" + json(other).at("/digest").asString() + "/revoke",
                "application/json",
                "{\"reason\": \"A bad dependency\"}");
        HttpResponse<String> promoted = names.put("beta", "1.0.0");
        assertThat(promoted.statusCode()).isEqualTo(409);
        assertThat(json(promoted).at("/code").asString()).isEqualTo("version-not-usable");
        assertThat(build.at("/jobs")).hasSize(2);
    }

    @Test
    void neverGivesWhatARevokedKeySigned() {
        NameClient names = new NameClient(service, "key");
        names.release("1.0.0", TestTargets.CURRENT);
        String digest = json(names.resolve(RUNTIME)).at("/digest").asString();
        PublicKeyInfo other = PublicKeyInfo.of(new byte[32], Instant.EPOCH, null, KeyStatus.REVOKED);
        String key = other.keyId();
        database.sql("INSERT INTO signing_key (key_id, public_key, not_before, status)"
                        + " VALUES (:key, :public, now(), 'REVOKED')")
                .param("key", key)
                .param("public", other.raw32())
                .update();
        // As if another key had signed, and been revoked since.
        String own = database.sql("SELECT key_id FROM snapshot WHERE digest = :digest")
                .param("digest", digest)
                .query(String.class)
                .single();
        signedBy(key, digest);
        HttpResponse<String> refused = names.resolve(RUNTIME);
        assertThat(refused.statusCode()).isEqualTo(410);
        assertThat(json(refused).at("/code").asString()).isEqualTo("key-revoked");
        assertThat(json(refused).at("/available/0/differs").toString()).isEqualTo("[\"key-revoked\"]");
        signedBy(own, digest);
        assertThat(names.resolve(RUNTIME).statusCode()).isEqualTo(200);

        database.sql("UPDATE release SET key_id = :key WHERE name = :name")
                .param("key", key)
                .param("name", names.name())
                .update();
        assertThat(json(names.resolve(RUNTIME)).at("/code").asString()).isEqualTo("key-revoked");
        names.release("1.0.0", TestTargets.CURRENT);
        JsonNode answer = json(names.resolve(RUNTIME));
        assertThat(statements
                        .verified(answer.at("/release"))
                        .at("/predicate/snapshot")
                        .asString())
                .as("building it again signs it anew")
                .isEqualTo(digest);

        names.put("stable", "1.0.0");
        database.sql("UPDATE channel SET key_id = :key, revision = 2 WHERE name = :name AND channel = 'stable'")
                .param("key", key)
                .param("name", names.name())
                .update();
        HttpResponse<String> channel = names.resolve("channel=stable&" + RUNTIME);
        assertThat(channel.statusCode()).isEqualTo(410);
        assertThat(json(channel).at("/code").asString()).isEqualTo("key-revoked");
        names.put("stable", "1.0.0");
        JsonNode signedAnew = json(names.resolve("channel=stable&" + RUNTIME));
        assertThat(signedAnew.at("/revision").asInt()).isEqualTo(3);
        statements.verified(signedAnew.at("/channelStatement"));
        database.sql("DELETE FROM signing_key WHERE key_id = :key")
                .param("key", key)
                .update();
    }

    @Test
    void asksForTheEngineWhereSeveralHaveTheSameV8() {
        NameClient names = new NameClient(service, "ambiguous");
        names.release("1.0.0", TestTargets.CURRENT, TestTargets.PREVIOUS);
        // As if both engines had one version of V8, as Javet's builds with and without Intl have.
        database.sql("UPDATE snapshot SET v8_version = '14.7.0.0' WHERE digest IN"
                        + " (SELECT snapshot_digest FROM release WHERE name = :name)")
                .param("name", names.name())
                .update();
        HttpResponse<String> refused = names.resolve("platform=linux-x64&v8Version=14.7.0.0");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).at("/code").asString()).isEqualTo("ambiguous-engine");
        assertThat(json(refused).at("/available")).hasSize(2);
        assertThat(names.resolve("platform=linux-x64&v8Version=14.7.0.0&engine=javet-v8-4.0.0")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=no-such-name&platform=linux-x64&engine=javet-v8-5.0.6|404|unknown-name",
                "platform=linux-x64&engine=javet-v8-5.0.6|400|malformed-request",
                "name=a&engine=javet-v8-5.0.6|400|malformed-request",
                "name=a&platform=linux-x64|400|invalid-parameter",
                "name=a&platform=linux&engine=javet-v8-5.0.6|400|malformed-platform",
                "name=a&platform=linux-x64&engine=chrome|400|malformed-engine",
                "name=a&platform=linux-x64&engine=javet-v8-5.0.6&channel=a&version=1|400|invalid-parameter",
            })
    void refuses(String query, int status, String code) {
        HttpResponse<String> response = service.get("/api/v1/resolve?" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).at("/code").asString()).isEqualTo(code);
    }

    @Test
    void refusesVersionsAndChannelsThatAreNot() {
        NameClient names = new NameClient(service, "missing");
        names.release("1.0.0", TestTargets.CURRENT);
        assertThat(json(names.resolve("version=2.0.0&" + RUNTIME)).at("/code").asString())
                .isEqualTo("unknown-version");
        assertThat(json(names.resolve("channel=stable&" + RUNTIME)).at("/code").asString())
                .isEqualTo("unknown-channel");
    }

    private void signedBy(String key, String digest) {
        database.sql("UPDATE snapshot SET key_id = :key WHERE digest = :digest")
                .param("key", key)
                .param("digest", digest)
                .update();
    }
}
