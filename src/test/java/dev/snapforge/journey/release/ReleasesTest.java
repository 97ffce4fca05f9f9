package dev.snapforge.journey.release;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.core.Digest;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.Statements;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

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
        BuildAnswer build = names.release("1.0.0", CURRENT, PREVIOUS);
        AnswerObject version = names.version("1.0.0");
        assertThat(version).has("sequence", 1).has("build", build.id()).hasSize("targets", 2);
        assertThat(version.object("content")).has("bundle", build.bundle());
        for (AnswerObject target : version.objects("targets")) {
            String snapshot = build.job(target.text("target")).snapshot();
            assertThat(target).has("snapshot", snapshot).has("usable", true);

            AnswerObject statement = statements.verified(target.object("release"));
            assertThat(statement).has("predicateType", "https://snapforge.dev/release/v1");
            assertThat(statement)
                    .object("subject", 0)
                    .has("name", names.name() + "@1.0.0")
                    .object("digest")
                    .has("sha256", Digest.parse(snapshot).hex());
            AnswerObject predicate = statement.object("predicate");
            assertThat(predicate.json().propertyNames())
                    .containsExactlyInAnyOrder("name", "version", "target", "snapshot", "sequence", "issuedAt");
            assertThat(predicate)
                    .has("name", names.name())
                    .has("version", "1.0.0")
                    .has("target", target.text("target"))
                    .has("snapshot", snapshot)
                    .has("sequence", 1);

            assertThat(service.snapshot(snapshot)).isReleasedAs(names.name(), "1.0.0");
        }
        assertThat(service.get("/api/v1/snapshots?name=" + names.name()).body()).contains("\"releases\":[{\"name\":\"");
    }

    @Test
    void releasesNothingOfABuildThatFailed() {
        NameClient names = new NameClient(service, "failed");
        // V8 14.7 has it once a snapshot is loaded, V8 13.0 does not have it at all.
        BuildAnswer build = service.build(Form.of("main.js", names.source("1.0.0"))
                .spec(names.spec("1.0.0").requires("RegExp.escape")));
        assertThat(build).failed().job(CURRENT).succeeded();
        assertThat(service.get(names.path(""))).isRefused(404, "unknown-name");
    }

    @Test
    void releasesNothingWithoutAVersion() {
        NameClient names = new NameClient(service, "unversioned");
        BuildAnswer build = service.build(Form.of("a.js", "globalThis.a = 1;")
                .spec(spec().name(names.name()).target(CURRENT)));
        assertThat(build).succeeded();
        assertThat(service.get(names.path(""))).isRefused(404, "unknown-name");
    }

    @Test
    void addsTargetsToAVersionAndRefusesOtherContent() {
        NameClient names = new NameClient(service, "immutable");
        BuildAnswer first = names.release("1.0.0", CURRENT);
        names.release("1.0.0", PREVIOUS);
        names.release("1.0.0", CURRENT);
        AnswerObject version = names.version("1.0.0");
        assertThat(version).hasSize("targets", 2).has("build", first.id());
        assertThat(names.get()).as("latest has not moved").object("channels", 0).has("revision", 1);

        assertThat(service.post(names.form("1.0.0", "globalThis.other = 1;", CURRENT)))
                .isRefused(409, "version-exists")
                .detail("other files")
                .hint("new version")
                .object("standing")
                .has("content", version.object("content").text("digest"))
                .has("build", first.id());
        assertThat(service.post(Form.of("main.js", names.source("1.0.0"))
                        .spec(names.spec("1.0.0").requires("version"))))
                .isRefused(409, "version-exists")
                .detail("the same files and another spec");
    }

    @Test
    void keepsTheFirstSnapshotOfWhatIsNotReproducible() {
        NameClient names = new NameClient(service, "drifting");
        Form form = Form.of("clock.js", "globalThis.at = Date.now();")
                .spec(names.spec("1.0.0").target(CURRENT).runtimeState("warn"));
        String kept = service.build(form).snapshot();
        BuildAnswer second = service.build(form);
        String made = second.snapshot();
        assertThat(made).isNotEqualTo(kept);
        assertThat(second).succeeded().hasFinding("release-not-reproduced").detail(kept, made);
        assertThat(names.version("1.0.0")).object("targets", 0).has("snapshot", kept);
        assertThat(service.snapshot(made)).isNotReleased();
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
                builds.add(BuildAnswer.of(
                                service.post(names.form("1.0.0", "globalThis.content = '" + content + "';", CURRENT)))
                        .id());
            }
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> builds.stream()
                            .allMatch(it ->
                                    service.get("/api/v1/builds/" + it).body().contains("\"sign\"")));
            status.setRollbackOnly();
        });
        List<BuildAnswer> ended = builds.stream().map(service::ended).toList();
        BuildAnswer winner = only(ended, "SUCCEEDED");
        assertThat(only(ended, "FAILED"))
                .failedWith("version-exists")
                .detail(winner.id())
                .hint("new version");
        assertThat(names.version("1.0.0")).has("sequence", 1).object("content").has("bundle", winner.bundle());
        assertThat(names.get()).hasSize("versions", 1);
    }

    @Test
    void numbersVersionsInTheOrderOfTheirReleaseAndListsThemInParts() {
        NameClient names = new NameClient(service, "ordered");
        names.release("2.0.0", CURRENT);
        names.release("1.0.1", CURRENT);
        names.release("2.0.1", CURRENT);
        AnswerObject first = AnswerObject.of(service.get(names.path("?limit=2")));
        assertThat(first).object("versions", 0).has("version", "2.0.1").has("sequence", 3);
        assertThat(first).object("channels", 0).has("version", "2.0.1");
        AnswerObject rest = AnswerObject.of(service.get(names.path("?limit=2&cursor=" + first.text("next"))));
        assertThat(rest)
                .hasSize("versions", 1)
                .hasNull("next")
                .object("versions", 0)
                .has("version", "2.0.0");

        assertThat(service.get(names.path("?limit=0"))).isRefused(400, "invalid-parameter");
        assertThat(service.get(names.path("?cursor=x"))).isRefused(400, "invalid-parameter");
        assertThat(service.get(names.path("/versions/9.9.9"))).isRefused(404, "unknown-version");
        assertThat(PageAnswer.of(service.get(
                                "/api/v1/names?limit=1&cursor=" + names.name().substring(0, 10)))
                        .first())
                .has("name", names.name())
                .has("newest", "2.0.1")
                .has("versions", 3);
    }

    private static BuildAnswer only(List<BuildAnswer> builds, String status) {
        List<BuildAnswer> found =
                builds.stream().filter(it -> it.status().equals(status)).toList();
        assertThat(found).as("%s of %s", status, builds).hasSize(1);
        return found.get(0);
    }
}
