package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.ProtectedClient.json;
import static dev.snapforge.support.ProtectedClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

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
        JsonNode problem = refused(red.submit("name=blue.web", SCRIPT), 403, "name-not-allowed");
        assertThat(problem.at("/expected").asString()).contains("red.*");
        assertThat(problem.at("/found").asString()).contains("blue.web");
        refused(red.submit("name=red", SCRIPT), 403, "name-not-allowed");
        builder.finish(red.build("name=red.web", SCRIPT));
    }

    @Test
    void seesItsBuildsOnly() {
        JsonNode mine = red.build("name=red.web", SCRIPT);
        JsonNode unnamed = red.build("", SCRIPT);
        JsonNode theirs = blue.build("name=blue.web", SCRIPT);
        assertThat(mine.at("/principal").asString()).isEqualTo("token:red");

        assertThat(items(red.get("/api/v1/builds?limit=100"), "id"))
                .contains(id(mine), id(unnamed))
                .doesNotContain(id(theirs));
        assertThat(items(blue.get("/api/v1/builds?limit=100"), "id"))
                .contains(id(theirs))
                .doesNotContain(id(mine), id(unnamed));
        assertThat(items(tokens.admin().get("/api/v1/builds?limit=100"), "id"))
                .contains(id(mine), id(unnamed), id(theirs));
        assertThat(items(blue.get("/api/v1/builds?name=red.web"), "id")).isEmpty();

        for (JsonNode other : List.of(mine, unnamed)) {
            String path = "/api/v1/builds/" + id(other);
            refused(blue.get(path), 404, "build-not-found");
            refused(blue.get(path + "/events"), 404, "build-not-found");
            refused(blue.get(path + "/jobs/" + other.at("/jobs/0/id").asString() + "/log"), 404, "build-not-found");
            refused(blue.post(path + "/cancel", ""), 404, "build-not-found");
            refused(blue.post(path + "/rebuild", ""), 404, "build-not-found");
            assertThat(red.get(path).statusCode()).isEqualTo(200);
        }
        for (JsonNode it : List.of(mine, unnamed)) {
            assertThat(red.post("/api/v1/builds/" + id(it) + "/cancel", "").statusCode())
                    .isEqualTo(200);
            assertThat(red.get("/api/v1/builds/" + id(it) + "/events").body()).contains("build-cancelled");
        }
        blue.post("/api/v1/builds/" + id(theirs) + "/cancel", "");
    }

    @Test
    void aTokenOfTheSameNameGoesOnWithTheBuildsOfTheOneBefore() {
        JsonNode unnamed = red.build("", SCRIPT);

        ProtectedClient renewed = tokens.client("red", "red.*", ALL);

        assertThat(renewed.post("/api/v1/builds/" + id(unnamed) + "/cancel", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void readersDoNotChangeWhatTheySee() {
        JsonNode build = red.build("name=red.read", SCRIPT);
        ProtectedClient both = tokens.client("reader", "red.*", "snapshots:read");

        assertThat(both.get("/api/v1/builds/" + id(build)).statusCode()).isEqualTo(200);
        refused(both.post("/api/v1/builds/" + id(build) + "/cancel", ""), 403, "scope-missing");
        red.post("/api/v1/builds/" + id(build) + "/cancel", "");
    }

    @Test
    void mayUseTheSameKeyAsOthers() {
        HttpResponse<String> mine = red.submit("name=red.key", SCRIPT, "Idempotency-Key", "deploy-1");
        HttpResponse<String> theirs = blue.submit("name=blue.key", SCRIPT, "Idempotency-Key", "deploy-1");

        assertThat(theirs.statusCode()).as(theirs.body()).isEqualTo(202);
        assertThat(id(json(theirs))).isNotEqualTo(id(json(mine)));
        assertThat(id(json(red.submit("name=red.key", SCRIPT, "Idempotency-Key", "deploy-1"))))
                .isEqualTo(id(json(mine)));
        builder.finish(json(mine));
        builder.finish(json(theirs));
    }

    @Test
    void waitsForItsBuildAcrossThreads() {
        HttpResponse<String> answer = red.submit("name=red.wait", SCRIPT, "Prefer", "wait=1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=1");
        builder.finish(json(answer));
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
                assertThat(red.get(path + digest + part).statusCode()).as(part).isEqualTo(200);
                refused(blue.get(path + digest + part), 404, "snapshot-not-found");
            }
        }
        HttpResponse<String> container = red.get(path + own + "/container");
        assertThat(container.headers().firstValue("Cache-Control"))
                .as("a shared cache must not hand it to others")
                .hasValue("private, max-age=31536000, immutable");
        refused(red.post(path + own + "/revoke", "{\"reason\": \"x\"}"), 403, "scope-missing");
    }

    @Test
    void sharesASnapshotAndNothingElse() {
        JsonNode mine = red.build("name=red.shared&version=1.0.0", SCRIPT);
        JsonNode theirs = blue.build("name=blue.shared&version=2.0.0", SCRIPT);
        String digest = builder.finish(mine);
        assertThat(builder.finish(theirs)).isEqualTo(digest);

        JsonNode seen = json(red.get("/api/v1/snapshots/" + digest));
        assertThat(seen.at("/builds").toString()).contains(id(mine)).doesNotContain(id(theirs));
        assertThat(seen.at("/releases").toString()).contains("red.shared").doesNotContain("blue.shared");
        assertThat(red.get("/api/v1/snapshots?limit=100").body()).doesNotContain("blue.", id(theirs));
        assertThat(items(red.get("/api/v1/snapshots?name=blue.shared"), "digest"))
                .as("that others have the same is nobody's business")
                .isEmpty();
        assertThat(json(tokens.admin().get("/api/v1/snapshots/" + digest))
                        .at("/releases")
                        .toString())
                .contains("red.shared", "blue.shared");
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
        assertThat(red.call("PUT", "/api/v1/names/red.app" + stable, version).statusCode())
                .isEqualTo(201);
        assertThat(red.get(resolve + "red.app&channel=stable").statusCode()).isEqualTo(200);

        String theirs = "/api/v1/names/blue.app";
        refused(red.get(theirs), 404, "unknown-name");
        refused(red.get(theirs + "/versions/1.0.0"), 404, "unknown-name");
        refused(red.get(theirs + "/channels/latest"), 404, "unknown-name");
        refused(red.get(resolve + "blue.app"), 404, "unknown-name");
        refused(red.call("PUT", theirs + stable, version), 404, "unknown-name");
        refused(red.call("DELETE", theirs + stable, null), 404, "unknown-name");
        refused(red.post(theirs + "/rebuild", ""), 404, "unknown-name");

        ProtectedClient mixed = tokens.client("mixed", "red.*", "snapshots:read");
        refused(mixed.call("PUT", "/api/v1/names/red.app" + stable, version), 403, "scope-missing");
        JsonNode event = json(tokens.admin().get("/api/v1/audit?action=channel-changed&principal=token:red"))
                .at("/items/0");
        assertThat(event.at("/subject").asString()).isEqualTo("red.app/stable");
        assertThat(event.at("/details/to").asString()).isEqualTo("1.0.0");
    }

    @Test
    void adminsRevokeForEverybody() {
        String digest = builder.finish(red.build("name=red.revoked", "globalThis.revoked = 1;"));

        assertThat(tokens.admin()
                        .post("/api/v1/snapshots/" + digest + "/revoke", "{\"reason\": \"leak\"}")
                        .statusCode())
                .isEqualTo(200);

        refused(red.get("/api/v1/snapshots/" + digest + "/container"), 410, "snapshot-revoked");
        refused(blue.get("/api/v1/snapshots/" + digest + "/container"), 404, "snapshot-not-found");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=snapshot-revoked"), "subject"))
                .contains(digest);
    }

    private static String id(JsonNode build) {
        return build.at("/id").asString();
    }
}
