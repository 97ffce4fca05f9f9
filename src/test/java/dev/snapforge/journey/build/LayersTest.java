package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.release.rebuild.EngineLook;
import dev.snapforge.support.NameClient;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.Statements;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.ProblemAssert;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A framework below, an application on top of it, and a plug-in on top of that. */
@WholeService
class LayersTest {

    private static final String FRAMEWORK = """
            export const render = text => new URL('https://example.org/' + text).pathname;
            // %s
            globalThis.framework = { render, loaded: 1, calls: 0 };
            """;
    private static final String APPLICATION = """
            import { render } from './base/main.mjs';
            const own = 'app';
            globalThis.application = { page: () => own + render('page'), sawFramework: framework.loaded++ };
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext context;

    private ServiceClient service;
    private NameClient framework;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
        framework = new NameClient(service, "framework");
    }

    @Test
    void runsTheBaseFirstAndProvesBoth() {
        BuildAnswer below = released("1.0.0");
        framework.put("stable", "1.0.0");
        NameClient names = new NameClient(service, "application");
        BuildAnswer app = service.build(Form.of("main.mjs", APPLICATION)
                .spec(names.spec("1.0.0")
                        .base(framework.name() + "@stable")
                        .warmup("const times = 2; application.page();")
                        .requires("application.page")
                        .check("application.sawFramework", 1)
                        .check("framework.loaded", 2)
                        .check("application.page()", "app/page")));

        // Without targets: those of the default platform that the base has.
        assertThat(app).succeeded().hasTargets(CURRENT).hasFiles("base/main.mjs", "main.mjs");
        assertThat(app).has("base", framework.name() + "@stable");
        assertThat(app.job().objects("layers")).singleElement().satisfies(it -> {
            assertThat(it).has("snapshot", below.snapshot()).has("bundle", below.bundle());
            assertThat(it).has("name", framework.name()).has("version", "1.0.0");
        });
        SnapshotAnswer snapshot = service.snapshot(app.snapshot());
        assertThat(snapshot).has("prelude", "web").hasTexts("requires", "framework.render", "application.page");
        assertThat(snapshot.objects("layers"))
                .singleElement()
                .satisfies(it -> assertThat(it).has("snapshot", below.snapshot()));

        AnswerObject attested = new Statements(service)
                .verified(AnswerObject.of(service.get("/api/v1/snapshots/" + app.snapshot() + "/attestation")));
        AnswerObject layer = attested.object("predicate")
                .object("buildDefinition")
                .object("externalParameters")
                .objects("layers")
                .get(0);
        assertThat(layer).has("snapshot", below.snapshot()).has("bundle", below.bundle());
        assertThat(layer).has("name", framework.name()).has("version", "1.0.0");

        assertThat(PageAnswer.of(service.get("/api/v1/snapshots?base=" + below.snapshot()))
                        .objects("items"))
                .extracting(it -> it.text("digest"))
                .containsExactly(app.snapshot());
        // A rebuild is of the same files, on the same snapshots, also if the channel has moved on.
        BuildAnswer again = service.rebuild(app.id());
        assertThat(again).succeeded().hasSnapshotsOf(app);
        assertThat(again.job().objects("layers").get(0)).has("snapshot", below.snapshot());

        standsOnTwo(app);
    }

    private void standsOnTwo(BuildAnswer app) {
        BuildAnswer plugin = service.build(Form.of("main.mjs", "globalThis.plugin = application.page() + '!';")
                .spec(spec().base(app.snapshot()).check("plugin", "app/page!")));
        assertThat(plugin).succeeded().hasTargets(CURRENT).hasFiles("base/base/main.mjs", "base/main.mjs", "main.mjs");
        List<AnswerObject> layers = plugin.job().objects("layers");
        assertThat(layers).hasSize(2);
        assertThat(layers.get(0)).has("snapshot", app.snapshot());
        assertThat(layers.get(1)).has("name", framework.name());
    }

    @Test
    void followsItsBaseToAnotherEngine() {
        released("1.0.0");
        NameClient names = new NameClient(service, "following");
        BuildAnswer app = service.build(Form.of("main.mjs", APPLICATION)
                .spec(names.spec("1.0.0").base(framework.name()).requires("application.page")));
        assertThat(app).succeeded().hasTargets(CURRENT);
        AnswerObject before = AnswerObject.of(service.send("POST", names.path("/rebuild"), ""));
        assertThat(before).hasSize("builds", 0);
        assertThat(before).object("skipped", 0).has("code", "base-lacks-target").hasTexts("targets", PREVIOUS);

        AnswerObject queued = AnswerObject.of(service.send("POST", framework.path("/rebuild"), ""));
        BuildAnswer below = service.ended(queued.objects("builds").get(0).text("build"));
        assertThat(below).succeeded().hasTargets(PREVIOUS);
        EngineLook.follow(context);
        EngineLook.follow(context);

        PageAnswer builds = PageAnswer.of(service.get("/api/v1/builds?name=" + names.name()));
        assertThat(builds).as("one look is enough").hasSize("items", 2);
        BuildAnswer above = service.ended(builds.first().text("id"));
        assertThat(above).succeeded().hasTargets(PREVIOUS);
        assertThat(above.job().objects("layers").get(0)).has("snapshot", below.snapshot());
        assertThat(names.version("1.0.0")).hasSize("targets", 2);
    }

    @Test
    void refusesABaseThatCannotBeBuiltOn() {
        BuildAnswer below = released("1.0.0");
        String version = framework.name() + "@1.0.0";
        refuses(spec().base("nobody-knows-it"), 404, "unknown-name");
        refuses(spec().base(framework.name() + "@2"), 404, "unknown-version");
        refuses(spec().base(framework.name() + "@stable"), 404, "unknown-channel");
        refuses(spec().base("sha256:" + "0".repeat(64)), 404, "snapshot-not-found");
        refuses(spec().base("framework@"), 400, "invalid-spec");
        refuses(spec().base(version).target(PREVIOUS), 422, "base-lacks-target")
                .expected(CURRENT)
                .found(PREVIOUS)
                .hint();
        refuses(spec().base(below.snapshot()).target(PREVIOUS), 422, "base-lacks-target");
        refuses(spec().base(version).prelude("node"), 422, "base-disagrees").found("\"node\"");
        assertThat(service.post(Form.of("base/a.js", "1").spec(spec().base(version))))
                .isRefused(422, "base-folder-taken")
                .found("base/a.js");

        assertThat(service.send(
                        "POST",
                        "/api/v1/snapshots/" + below.snapshot() + "/revoke",
                        "{\"reason\": \"A hole in render\"}"))
                .hasStatus(200);
        refuses(spec().base(version).target(CURRENT), 410, "snapshot-revoked").detail("A hole in render");
        refuses(spec().base(below.snapshot()), 410, "snapshot-revoked");
    }

    private ProblemAssert refuses(SpecBuilder spec, int status, String code) {
        return assertThat(service.post(Form.of("a.js", "globalThis.a = 1;").spec(spec)))
                .isRefused(status, code);
    }

    private BuildAnswer released(String version) {
        BuildAnswer build = service.build(Form.of("main.mjs", FRAMEWORK.formatted(framework.name()))
                .spec(below(version).target(CURRENT)));
        assertThat(build).succeeded();
        return build;
    }

    private SpecBuilder below(String version) {
        return framework
                .spec(version)
                .prelude("web")
                .requires("framework.render")
                .warmup("const times = 1; framework.render('a');")
                .check("framework.render('b')", "/b");
    }
}
