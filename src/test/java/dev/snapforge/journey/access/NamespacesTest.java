package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.Snapshots;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.ProtectedService.TickingClock;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two teams on one service, which learn nothing of each other. */
@ProtectedService
class NamespacesTest {

    private static final String[] ALL = {"builds:write", "snapshots:read", "channels:write"};
    // The same for both, so that they share a snapshot.
    private static final String SCRIPT = "globalThis.shared = true;";

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StandInBuilder builder;

    @Autowired
    private Snapshots snapshots;

    private Tokens tokens;
    private ProtectedClient red;
    private ProtectedClient blue;

    @BeforeEach
    void connect() {
        tokens = new Tokens(port, settings);
        builder.live();
        database.sql("DELETE FROM rate_bucket").update();
        red = tokens.client("red", "red.*", ALL);
        blue = tokens.client("blue", "blue.*", ALL);
    }

    @Test
    void publishesUnderItsNamesOnly() {
        assertThat(red.submit("name=blue.web", SCRIPT))
                .isRefused(403, "name-not-allowed")
                .expected("red.*")
                .found("blue.web");
        assertThat(red.submit("name=red", SCRIPT)).isRefused(403, "name-not-allowed");
        builder.finish(red.build("name=red.web", SCRIPT));
    }

    @Test
    void seesItsBuildsOnly() {
        BuildAnswer mine = red.build("name=red.web", SCRIPT);
        BuildAnswer unnamed = red.build("", SCRIPT);
        BuildAnswer theirs = blue.build("name=blue.web", SCRIPT);
        assertThat(mine).has("principal", "token:red");

        assertThat(items(red.get("/api/v1/builds?limit=100"), "id"))
                .contains(mine.id(), unnamed.id())
                .doesNotContain(theirs.id());
        assertThat(items(blue.get("/api/v1/builds?limit=100"), "id"))
                .contains(theirs.id())
                .doesNotContain(mine.id(), unnamed.id());
        assertThat(items(tokens.admin().get("/api/v1/builds?limit=100"), "id"))
                .contains(mine.id(), unnamed.id(), theirs.id());
        assertThat(items(blue.get("/api/v1/builds?name=red.web"), "id")).isEmpty();

        for (BuildAnswer other : List.of(mine, unnamed)) {
            String path = other.path();
            assertThat(blue.get(path)).isRefused(404, "build-not-found");
            assertThat(blue.get(path + "/events")).isRefused(404, "build-not-found");
            assertThat(blue.get(path + "/jobs/" + other.job().id() + "/log")).isRefused(404, "build-not-found");
            assertThat(blue.post(path + "/cancel", "")).isRefused(404, "build-not-found");
            assertThat(blue.post(path + "/rebuild", "")).isRefused(404, "build-not-found");
            assertThat(red.get(path)).hasStatus(200);
        }
        for (BuildAnswer it : List.of(mine, unnamed)) {
            assertThat(red.post(it.path() + "/cancel", "")).hasStatus(200);
            assertThat(red.get(it.path() + "/events").body()).contains("build-cancelled");
        }
        blue.post(theirs.path() + "/cancel", "");
    }

    @Test
    void aTokenOfTheSameNameGoesOnWithTheBuildsOfTheOneBefore() {
        BuildAnswer unnamed = red.build("", SCRIPT);

        ProtectedClient renewed = tokens.client("red", "red.*", ALL);

        assertThat(renewed.post(unnamed.path() + "/cancel", "")).hasStatus(200);
    }

    @Test
    void readersDoNotChangeWhatTheySee() {
        BuildAnswer build = red.build("name=red.read", SCRIPT);
        ProtectedClient both = tokens.client("reader", "red.*", "snapshots:read");

        assertThat(both.get(build.path())).hasStatus(200);
        assertThat(both.post(build.path() + "/cancel", "")).isRefused(403, "scope-missing");
        red.post(build.path() + "/cancel", "");
    }

    @Test
    void mayUseTheSameKeyAsOthers() {
        HttpResponse<String> mine = red.submit("name=red.key", SCRIPT, "Idempotency-Key", "deploy-1");
        HttpResponse<String> theirs = blue.submit("name=blue.key", SCRIPT, "Idempotency-Key", "deploy-1");

        assertThat(theirs).hasStatus(202);
        assertThat(BuildAnswer.of(theirs).id())
                .isNotEqualTo(BuildAnswer.of(mine).id());
        assertThat(BuildAnswer.of(red.submit("name=red.key", SCRIPT, "Idempotency-Key", "deploy-1"))
                        .id())
                .isEqualTo(BuildAnswer.of(mine).id());
        builder.finish(BuildAnswer.of(mine));
        builder.finish(BuildAnswer.of(theirs));
    }

    @Test
    void waitsForItsBuildAcrossThreads() {
        HttpResponse<String> answer = red.submit("name=red.wait", SCRIPT, "Prefer", "wait=1");

        assertThat(answer).hasStatus(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=1");
        builder.finish(BuildAnswer.of(answer));
    }

    @Test
    void seesItsSnapshotsOnly() {
        String own = builder.finish(red.build("name=red.own", "globalThis.own = 'red';"));
        String unnamed = builder.finish(red.build("", "globalThis.unnamed = 'red';"));
        String path = "/api/v1/snapshots/";

        assertThat(items(red.get("/api/v1/snapshots?limit=100"), "digest")).contains(own, unnamed);
        assertThat(items(blue.get("/api/v1/snapshots?limit=100"), "digest")).doesNotContain(own, unnamed);
        assertThat(items(blue.get("/api/v1/snapshots?name=red.own"), "digest")).isEmpty();
        for (String digest : List.of(own, unnamed)) {
            for (String part : List.of("", "/blob", "/container", "/signature", "/attestation")) {
                assertThat(red.get(path + digest + part)).hasStatus(200);
                assertThat(blue.get(path + digest + part)).isRefused(404, "snapshot-not-found");
            }
        }
        HttpResponse<String> container = red.get(path + own + "/container");
        assertThat(container.headers().firstValue("Cache-Control"))
                .as("a shared cache must not hand it to others")
                .hasValue("private, max-age=31536000, immutable");
        assertThat(red.post(path + own + "/revoke", "{\"reason\": \"x\"}")).isRefused(403, "scope-missing");
    }

    @Test
    void sharesASnapshotAndNothingElse() {
        BuildAnswer mine = red.build("name=red.shared&version=1.0.0", SCRIPT);
        BuildAnswer theirs = blue.build("name=blue.shared&version=2.0.0", SCRIPT);
        String digest = builder.finish(mine);
        assertThat(builder.finish(theirs)).isEqualTo(digest);

        SnapshotAnswer seen = SnapshotAnswer.of(red.get("/api/v1/snapshots/" + digest));
        assertThat(seen.texts("builds")).contains(mine.id()).doesNotContain(theirs.id());
        assertThat(seen).isReleasedAs("red.shared", "1.0.0");
        assertThat(seen.toString()).doesNotContain("blue.shared");
        assertThat(red.get("/api/v1/snapshots?limit=100").body()).doesNotContain("blue.", theirs.id());
        assertThat(items(red.get("/api/v1/snapshots?name=blue.shared"), "digest"))
                .as("that others have the same is nobody's business")
                .isEmpty();
        assertThat(SnapshotAnswer.of(tokens.admin().get("/api/v1/snapshots/" + digest)))
                .isReleasedAs("red.shared", "1.0.0")
                .isReleasedAs("blue.shared", "2.0.0");
    }

    /** Who builds what somebody else has built learns nothing about when, how and how often. */
    @Test
    void learnsOfASharedSnapshotWhatItsOwnBuildsShow() {
        String script = "globalThis.sharedLater = true;";
        BuildAnswer first = red.build("name=red.earlier", script);
        String digest = builder.finish(first);
        String path = "/api/v1/snapshots/" + digest;
        SnapshotAnswer before = SnapshotAnswer.of(red.get(path));
        snapshots.rebuilt(Digest.parse(digest), Digest.parse(digest), List.of(UUID.fromString(first.id())));
        TickingClock.MILLIS.addAndGet(Duration.ofHours(1).toMillis());
        BuildAnswer second = blue.build("name=blue.later", script);
        assertThat(builder.finish(second)).isEqualTo(digest);

        SnapshotAnswer own = SnapshotAnswer.of(blue.get(path));
        assertThat(createdAt(own)).isAfter(createdAt(before).plus(Duration.ofMinutes(59)));
        assertThat(own).hasUnknownReproducibility();
        assertThat(attestedJob(blue.get(path + "/attestation")))
                .contains(second.job().id());
        assertThat(attestedJob(red.get(path + "/attestation")))
                .contains(first.job().id());
        assertThat(createdAt(SnapshotAnswer.of(red.get(path)))).isEqualTo(createdAt(before));
        assertThat(SnapshotAnswer.of(red.get(path))).isReproducible();
        assertThat(SnapshotAnswer.of(tokens.admin().get(path))).isReproducible();

        String newer = builder.finish(blue.build("name=blue.newest", "globalThis.newest = true;"));
        assertThat(items(blue.get("/api/v1/snapshots?limit=1"), "digest")).containsExactly(newer);
        String next =
                PageAnswer.of(blue.get("/api/v1/snapshots?limit=1")).next().orElseThrow();
        assertThat(items(blue.get("/api/v1/snapshots?limit=1&cursor=" + next), "digest"))
                .as("in the order in which blue's builds published")
                .containsExactly(digest);
    }

    private static Instant createdAt(SnapshotAnswer snapshot) {
        return Instant.parse(snapshot.text("createdAt"));
    }

    private static String attestedJob(HttpResponse<String> attestation) {
        assertThat(attestation).hasStatus(200);
        String payload = ProtectedClient.json(attestation).path("payload").asString();
        return new String(Base64.getDecoder().decode(payload), StandardCharsets.UTF_8);
    }

    @Test
    void seesAndChangesItsNamesOnly() {
        builder.finish(red.build("name=red.app&version=1.0.0", "globalThis.app = 1;"));
        builder.finish(blue.build("name=blue.app&version=1.0.0", "globalThis.app = 2;"));
        String resolve = "/api/v1/resolve?platform=linux-x64&engine=javet-v8-5.0.6&name=";
        String stable = "/channels/stable";
        String version = "{\"version\": \"1.0.0\"}";

        assertThat(items(red.get("/api/v1/names?limit=100"), "name"))
                .contains("red.app")
                .noneMatch(it -> it.startsWith("blue."));
        assertThat(red.call("PUT", "/api/v1/names/red.app" + stable, version)).hasStatus(201);
        assertThat(red.get(resolve + "red.app&channel=stable")).hasStatus(200);

        String theirs = "/api/v1/names/blue.app";
        assertThat(red.get(theirs)).isRefused(404, "unknown-name");
        assertThat(red.get(theirs + "/versions/1.0.0")).isRefused(404, "unknown-name");
        assertThat(red.get(theirs + "/channels/latest")).isRefused(404, "unknown-name");
        assertThat(red.get(resolve + "blue.app")).isRefused(404, "unknown-name");
        assertThat(red.call("PUT", theirs + stable, version)).isRefused(404, "unknown-name");
        assertThat(red.call("DELETE", theirs + stable, null)).isRefused(404, "unknown-name");
        assertThat(red.post(theirs + "/rebuild", "")).isRefused(404, "unknown-name");

        ProtectedClient mixed = tokens.client("mixed", "red.*", "snapshots:read");
        assertThat(mixed.call("PUT", "/api/v1/names/red.app" + stable, version)).isRefused(403, "scope-missing");
        assertThat(PageAnswer.of(tokens.admin().get("/api/v1/audit?action=channel-changed&principal=token:red"))
                        .first())
                .has("subject", "red.app/stable")
                .object("details")
                .has("to", "1.0.0");
    }

    @Test
    void adminsRevokeForEverybody() {
        String digest = builder.finish(red.build("name=red.revoked", "globalThis.revoked = 1;"));

        assertThat(tokens.admin().post("/api/v1/snapshots/" + digest + "/revoke", "{\"reason\": \"leak\"}"))
                .hasStatus(200);

        assertThat(red.get("/api/v1/snapshots/" + digest + "/container")).isRefused(410, "snapshot-revoked");
        assertThat(blue.get("/api/v1/snapshots/" + digest + "/container")).isRefused(404, "snapshot-not-found");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=snapshot-revoked"), "subject"))
                .contains(digest);
    }
}
