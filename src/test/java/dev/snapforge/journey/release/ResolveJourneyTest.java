package dev.snapforge.journey.release;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.Statements;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.ProblemAssert;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A runtime asks by name and gets the one snapshot that fits it, with the proofs, or is told why there is none. */
@WholeService
class ResolveJourneyTest {

    private static final String RUNTIME = "platform=linux-x64&engine=javet-v8-5.0.6";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transactions;

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
        BuildAnswer build = names.release("1.0.0", CURRENT, PREVIOUS);
        assertThat(names.put("stable", "1.0.0")).hasStatus(201);

        HttpResponse<String> response = names.resolve("channel=stable&platform=linux-amd64&engine=javet-v8-5.0.6");
        assertThat(response).hasStatus(200).hasHeader("Cache-Control", "no-cache");
        AnswerObject answer = AnswerObject.of(response);
        String digest = build.job(CURRENT).snapshot();
        assertThat(answer)
                .has("digest", digest)
                .has("name", names.name())
                .has("version", "1.0.0")
                .has("channel", "stable")
                .has("revision", 1);
        service.snapshot(digest)
                .json()
                .forEachEntry((field, value) ->
                        assertThat(answer.json().path(field)).as(field).isEqualTo(value));

        assertThat(statements.verified(answer.object("release")))
                .object("predicate")
                .has("snapshot", digest)
                .has("target", CURRENT);
        AnswerObject channel = statements.verified(answer.object("channelStatement"));
        String content = names.version("1.0.0").object("content").text("digest");
        assertThat(channel)
                .has("predicateType", "https://snapforge.dev/channel/v1")
                .object("subject", 0)
                .object("digest")
                .has("sha256", Digest.parse(content).hex());
        AnswerObject predicate = channel.object("predicate");
        assertThat(predicate.json().propertyNames())
                .containsExactlyInAnyOrder("name", "channel", "version", "sequence", "revision", "issuedAt");
        assertThat(predicate).has("channel", "stable").has("version", "1.0.0");

        AnswerObject links = answer.object("links");
        assertThat(links.json().propertyNames()).contains("container", "signature");
        for (String name : links.json().propertyNames()) {
            assertThat(service.bytes(links.text(name))).hasStatus(200);
        }
        assertThat(service.bytes(links.text("container")).body()).hasSize((int) answer.number("size"));
    }

    @Test
    void picksByVersionByV8AndByDefaultTheNewest() {
        NameClient names = new NameClient(service, "pick");
        names.release("1.0.0", CURRENT, PREVIOUS);
        names.release("1.1.0", CURRENT);
        AnswerObject byVersion = AnswerObject.of(names.resolve("version=1.0.0&" + RUNTIME));
        assertThat(byVersion)
                .has("version", "1.0.0")
                .hasNull("channel")
                .hasNull("revision")
                .hasNull("channelStatement");
        assertThat(AnswerObject.of(names.resolve(RUNTIME)))
                .has("version", "1.1.0")
                .has("channel", "latest")
                .has("revision", 2);
        AnswerObject byV8 = AnswerObject.of(
                names.resolve("version=1.0.0&platform=linux-x64&v8Version=" + byVersion.text("v8Version")));
        assertThat(byV8).has("digest", byVersion.text("digest"));
    }

    @Test
    void answersNotModifiedUntilThereIsSomethingElseToLoad() {
        NameClient names = new NameClient(service, "poll");
        BuildAnswer build = names.release("1.0.0", CURRENT);
        String tag = names.resolve(RUNTIME).headers().firstValue("ETag").orElseThrow();
        assertThat(names.resolve(RUNTIME, "If-None-Match", tag))
                .hasStatus(304)
                .hasNoBody()
                .hasHeader("ETag", tag)
                .hasHeader("Cache-Control", "no-cache");

        service.rebuild(build.id());
        assertThat(names.resolve(RUNTIME, "If-None-Match", tag))
                .as("another build of the same is no news")
                .hasStatus(304);
        names.release("1.1.0", CURRENT);
        assertThat(names.resolve(RUNTIME, "If-None-Match", tag)).hasStatus(200);
    }

    @Test
    void saysWhatThereIsWhereNothingFits() {
        NameClient names = new NameClient(service, "nothing");
        names.release("1.0.0", CURRENT);
        HttpResponse<String> response = names.resolve("platform=linux-arm64&engine=node-24.11.0&v8Version=13.6.233.10");
        assertThat(response)
                .isRefused(404, "no-matching-snapshot")
                .has("version", "1.0.0")
                .object("available", 0)
                .has("target", CURRENT)
                .contains("v8Version", "14.7.")
                .hasTexts("differs", "platform", "engine", "v8Version");
    }

    @Test
    void neverGivesARevokedSnapshot() {
        NameClient names = new NameClient(service, "revoked");
        BuildAnswer build = names.release("1.0.0", CURRENT, PREVIOUS);
        names.put("stable", "1.0.0");
        assertThat(build).hasTargets(CURRENT, PREVIOUS);
        revoke(build.job(CURRENT).snapshot());
        for (String which : new String[] {"", "channel=stable&", "version=1.0.0&"}) {
            ProblemAssert refused = assertThat(names.resolve(which + RUNTIME))
                    .isRefused(410, "snapshot-revoked")
                    .detail("A bad dependency");
            refused.satisfies(it -> assertThat(it.objects("available"))
                    .filteredOn(available -> available.texts("differs").equals(List.of("revoked")))
                    .extracting(available -> available.text("target"))
                    .containsExactly(CURRENT));
        }
        assertThat(names.resolve("platform=linux-x64&engine=javet-v8-4.0.0"))
                .as("the other target is as good as before")
                .hasStatus(200);
        assertThat(usable(names)).containsExactlyInAnyOrder(PREVIOUS);

        revoke(build.job(PREVIOUS).snapshot());
        assertThat(names.put("beta", "1.0.0")).isRefused(409, "version-not-usable");
        assertThat(usable(names)).isEmpty();
    }

    @Test
    void neverGivesWhatARevokedKeySigned() {
        NameClient names = new NameClient(service, "key");
        names.release("1.0.0", CURRENT);
        String digest = digest(names.resolve(RUNTIME));
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
        assertThat(names.resolve(RUNTIME))
                .isRefused(410, "key-revoked")
                .object("available", 0)
                .hasTexts("differs", "key-revoked");
        signedBy(own, digest);
        assertThat(names.resolve(RUNTIME)).hasStatus(200);

        change(database.sql("UPDATE release SET key_id = :key WHERE name = :name")
                .param("key", key)
                .param("name", names.name()));
        assertThat(names.resolve(RUNTIME)).isRefused(410, "key-revoked");
        names.release("1.0.0", CURRENT);
        assertThat(statements.verified(AnswerObject.of(names.resolve(RUNTIME)).object("release")))
                .as("building it again signs it anew")
                .object("predicate")
                .has("snapshot", digest);

        names.put("stable", "1.0.0");
        change(database.sql("UPDATE channel SET key_id = :key, revision = 2 WHERE name = :name AND channel = 'stable'")
                .param("key", key)
                .param("name", names.name()));
        assertThat(names.resolve("channel=stable&" + RUNTIME)).isRefused(410, "key-revoked");
        names.put("stable", "1.0.0");
        AnswerObject signedAnew = AnswerObject.of(names.resolve("channel=stable&" + RUNTIME));
        assertThat(signedAnew).has("revision", 3);
        statements.verified(signedAnew.object("channelStatement"));
        database.sql("DELETE FROM signing_key WHERE key_id = :key")
                .param("key", key)
                .update();
    }

    @Test
    void asksForTheEngineWhereSeveralHaveTheSameV8() {
        NameClient names = new NameClient(service, "ambiguous");
        names.release("1.0.0", CURRENT, PREVIOUS);
        // As if both engines had one version of V8, as Javet's builds with and without Intl have.
        change(database.sql("UPDATE snapshot SET v8_version = '14.7.0.0' WHERE digest IN"
                        + " (SELECT snapshot_digest FROM release WHERE name = :name)")
                .param("name", names.name()));
        assertThat(names.resolve("platform=linux-x64&v8Version=14.7.0.0"))
                .isRefused(409, "ambiguous-engine")
                .hasSize("available", 2);
        assertThat(names.resolve("platform=linux-x64&v8Version=14.7.0.0&engine=javet-v8-4.0.0"))
                .hasStatus(200);
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

        assertThat(response).isRefused(status, code);
    }

    @Test
    void refusesVersionsAndChannelsThatAreNot() {
        NameClient names = new NameClient(service, "missing");
        names.release("1.0.0", CURRENT);
        assertThat(names.resolve("version=2.0.0&" + RUNTIME)).isRefused(404, "unknown-version");
        assertThat(names.resolve("channel=stable&" + RUNTIME)).isRefused(404, "unknown-channel");
    }

    private void revoke(String digest) {
        assertThat(service.send(
                        "POST", "/api/v1/snapshots/" + digest + "/revoke", "{\"reason\": \"A bad dependency\"}"))
                .hasStatus(200);
    }

    private static List<String> usable(NameClient names) {
        return names.version("1.0.0").objects("targets").stream()
                .filter(it -> it.flag("usable"))
                .map(it -> it.text("target"))
                .toList();
    }

    private static String digest(HttpResponse<String> resolved) {
        return AnswerObject.of(resolved).text("digest");
    }

    private void signedBy(String key, String digest) {
        change(database.sql("UPDATE snapshot SET key_id = :key WHERE digest = :digest")
                .param("key", key)
                .param("digest", digest));
    }

    /** As the service would: what others write, it learns of a moment later. */
    private void change(JdbcClient.StatementSpec statement) {
        transactions.executeWithoutResult(status -> statement.update());
    }
}
