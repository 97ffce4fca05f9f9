package dev.snapforge.journey.release;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.Statements;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.WholeService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A build with a name and a version releases what it made; what was released never changes. */
@WholeService
class ReleasesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private ServiceClient service;
    private Statements statements;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        statements = new Statements(service);
    }

    @Test
    void releasesAllTargetsOfAVersionTogether() {
        NameClient names = new NameClient(service, "together");
        JsonNode build = names.release("1.0.0", TestTargets.CURRENT, TestTargets.PREVIOUS);
        JsonNode version = names.version("1.0.0");
        assertThat(version.at("/sequence").asInt()).isOne();
        assertThat(version.at("/build").asString()).isEqualTo(build.at("/id").asString());
        assertThat(version.at("/content/bundle").asString())
                .isEqualTo(build.at("/bundle/digest").asString());
        assertThat(version.at("/targets")).hasSize(2);
        for (JsonNode target : version.at("/targets")) {
            JsonNode job = job(build, target.at("/target").asString());
            String snapshot = job.at("/snapshot").asString();
            assertThat(target.at("/snapshot").asString()).isEqualTo(snapshot);
            assertThat(target.at("/usable").asBoolean()).isTrue();

            JsonNode statement = statements.verified(target.at("/release"));
            assertThat(statement.at("/predicateType").asString()).isEqualTo("https://snapforge.dev/release/v1");
            assertThat(statement.at("/subject/0/name").asString()).isEqualTo(names.name() + "@1.0.0");
            assertThat("sha256:" + statement.at("/subject/0/digest/sha256").asString())
                    .isEqualTo(snapshot);
            JsonNode predicate = statement.at("/predicate");
            assertThat(predicate.propertyNames())
                    .containsExactlyInAnyOrder("name", "version", "target", "snapshot", "sequence", "issuedAt");
            assertThat(predicate.at("/name").asString()).isEqualTo(names.name());
            assertThat(predicate.at("/version").asString()).isEqualTo("1.0.0");
            assertThat(predicate.at("/target").asString())
                    .isEqualTo(target.at("/target").asString());
            assertThat(predicate.at("/snapshot").asString()).isEqualTo(snapshot);
            assertThat(predicate.at("/sequence").asInt()).isOne();

            JsonNode described = json(service.get("/api/v1/snapshots/" + snapshot));
            assertThat(described.at("/releases").toString())
                    .contains("{\"name\":\"" + names.name() + "\",\"version\":\"1.0.0\"}");
        }
        assertThat(service.get("/api/v1/snapshots?name=" + names.name()).body()).contains("\"releases\":[{\"name\":\"");
    }

    @Test
    void releasesNothingOfABuildThatFailed() {
        NameClient names = new NameClient(service, "failed");
        // V8 14.7 has it once a snapshot is loaded, V8 13.0 does not have it at all.
        JsonNode build = service.build(ServiceClient.Form.of("main.js", names.source("1.0.0"))
                .spec("{\"name\": \"" + names.name()
                        + "\", \"version\": \"1.0.0\", \"requires\": [\"RegExp.escape\"]}"));
        assertThat(build.at("/status").asString()).isEqualTo("FAILED");
        assertThat(job(build, TestTargets.CURRENT).at("/status").asString())
                .as(build.toPrettyString())
                .isEqualTo("SUCCEEDED");
        assertThat(service.get(names.path("")).statusCode()).isEqualTo(404);
    }

    @Test
    void releasesNothingWithoutAVersion() {
        NameClient names = new NameClient(service, "unversioned");
        JsonNode build = service.build(ServiceClient.Form.of("a.js", "globalThis.a = 1;")
                .spec("{\"name\": \"" + names.name() + "\", \"targets\": [\"" + TestTargets.CURRENT + "\"]}"));
        assertThat(build.at("/status").asString()).isEqualTo("SUCCEEDED");
        assertThat(json(service.get(names.path(""))).at("/code").asString()).isEqualTo("unknown-name");
    }

    @Test
    void addsTargetsToAVersionAndRefusesOtherContent() {
        NameClient names = new NameClient(service, "immutable");
        JsonNode first = names.release("1.0.0", TestTargets.CURRENT);
        names.release("1.0.0", TestTargets.PREVIOUS);
        names.release("1.0.0", TestTargets.CURRENT);
        JsonNode version = names.version("1.0.0");
        assertThat(version.at("/targets")).hasSize(2);
        assertThat(version.at("/build").asString()).isEqualTo(first.at("/id").asString());
        assertThat(names.get().at("/channels/0/revision").asInt())
                .as("latest has not moved")
                .isOne();

        HttpResponse<String> refused = service.post(names.form("1.0.0", "globalThis.other = 1;", TestTargets.CURRENT));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(refused);
        assertThat(problem.at("/code").asString()).isEqualTo("version-exists");
        assertThat(problem.at("/standing/content").asString())
                .isEqualTo(version.at("/content/digest").asString());
        assertThat(problem.at("/standing/build").asString())
                .isEqualTo(first.at("/id").asString());
        assertThat(problem.at("/detail").asString()).contains("other files");
        assertThat(problem.at("/hint").asString()).contains("new version");

        HttpResponse<String> otherSpec = service.post(ServiceClient.Form.of("main.js", names.source("1.0.0"))
                .spec("{\"name\": \"" + names.name() + "\", \"version\": \"1.0.0\", \"requires\": [\"version\"]}"));
        assertThat(json(otherSpec).at("/code").asString()).isEqualTo("version-exists");
        assertThat(json(otherSpec).at("/detail").asString()).contains("the same files and another spec");
    }

    @Test
    void keepsTheFirstSnapshotOfWhatIsNotReproducible() {
        NameClient names = new NameClient(service, "drifting");
        String spec = "{\"name\": \"" + names.name() + "\", \"version\": \"1.0.0\", \"targets\": [\""
                + TestTargets.CURRENT + "\"], \"policy\": {\"runtimeState\": \"warn\"}}";
        JsonNode first = service.build(
                ServiceClient.Form.of("clock.js", "globalThis.at = Date.now();").spec(spec));
        JsonNode second = service.build(
                ServiceClient.Form.of("clock.js", "globalThis.at = Date.now();").spec(spec));
        String kept = first.at("/jobs/0/snapshot").asString();
        String made = second.at("/jobs/0/snapshot").asString();
        assertThat(second.at("/status").asString()).as(second.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(made).isNotEqualTo(kept);
        assertThat(names.version("1.0.0").at("/targets/0/snapshot").asString()).isEqualTo(kept);
        JsonNode finding = second.at("/jobs/0/findings")
                .valueStream()
                .filter(it -> it.at("/code").asString().equals("release-not-reproduced"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(second.toPrettyString()));
        assertThat(finding.at("/detail").asString()).contains(kept, made);
        assertThat(json(service.get("/api/v1/snapshots/" + made)).at("/releases"))
                .isEmpty();
    }

    @Test
    void releasesExactlyOneOfTwoBuildsOfOneVersionAtOnce() {
        NameClient names = new NameClient(service, "race");
        List<String> builds = new ArrayList<>();
        transaction.executeWithoutResult(status -> {
            // Whoever wants to release waits for this row, so that both builds come to that point before one gets on.
            database.sql("INSERT INTO release_name (name, created_at) VALUES (:name, now())")
                    .param("name", names.name())
                    .update();
            for (String content : List.of("one", "other")) {
                builds.add(json(service.post(
                                names.form("1.0.0", "globalThis.content = '" + content + "';", TestTargets.CURRENT)))
                        .at("/id")
                        .asString());
            }
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> builds.stream()
                            .allMatch(it ->
                                    service.get("/api/v1/builds/" + it).body().contains("\"sign\"")));
            status.setRollbackOnly();
        });
        List<JsonNode> ended = builds.stream().map(service::ended).toList();
        JsonNode winner = only(ended, "SUCCEEDED");
        JsonNode loser = only(ended, "FAILED");
        JsonNode problem = loser.at("/jobs/0/problem");
        assertThat(problem.at("/code").asString()).isEqualTo("version-exists");
        assertThat(problem.at("/detail").asString()).contains(winner.at("/id").asString());
        assertThat(problem.at("/hint").asString()).contains("new version");
        JsonNode version = names.version("1.0.0");
        assertThat(version.at("/content/bundle").asString())
                .isEqualTo(winner.at("/bundle/digest").asString());
        assertThat(version.at("/sequence").asInt()).isOne();
        assertThat(names.get().at("/versions")).hasSize(1);
    }

    @Test
    void numbersVersionsInTheOrderOfTheirReleaseAndListsThemInParts() {
        NameClient names = new NameClient(service, "ordered");
        names.release("2.0.0", TestTargets.CURRENT);
        names.release("1.0.1", TestTargets.CURRENT);
        names.release("2.0.1", TestTargets.CURRENT);
        JsonNode first = json(service.get(names.path("?limit=2")));
        assertThat(first.at("/versions/0/version").asString()).isEqualTo("2.0.1");
        assertThat(first.at("/versions/0/sequence").asInt()).isEqualTo(3);
        assertThat(first.at("/channels/0/version").asString()).isEqualTo("2.0.1");
        JsonNode rest = json(
                service.get(names.path("?limit=2&cursor=" + first.at("/next").asString())));
        assertThat(rest.at("/versions")).hasSize(1);
        assertThat(rest.at("/versions/0/version").asString()).isEqualTo("2.0.0");
        assertThat(rest.at("/next").isNull()).isTrue();

        assertThat(json(service.get(names.path("?limit=0"))).at("/code").asString())
                .isEqualTo("invalid-parameter");
        assertThat(json(service.get(names.path("?cursor=x"))).at("/code").asString())
                .isEqualTo("invalid-parameter");
        assertThat(json(service.get(names.path("/versions/9.9.9"))).at("/code").asString())
                .isEqualTo("unknown-version");
        JsonNode list =
                json(service.get("/api/v1/names?limit=1&cursor=" + names.name().substring(0, 10)));
        assertThat(list.at("/items/0/name").asString()).startsWith("ordered-");
        assertThat(list.at("/items/0/newest").asString()).isEqualTo("2.0.1");
        assertThat(list.at("/items/0/versions").asInt()).isEqualTo(3);
    }

    private static JsonNode only(List<JsonNode> builds, String status) {
        List<JsonNode> found = builds.stream()
                .filter(it -> it.at("/status").asString().equals(status))
                .toList();
        assertThat(found).as(builds.toString()).hasSize(1);
        return found.get(0);
    }

    private static JsonNode job(JsonNode build, String target) {
        return build.at("/jobs")
                .valueStream()
                .filter(it -> it.at("/target").asString().equals(target))
                .findFirst()
                .orElseThrow();
    }
}
