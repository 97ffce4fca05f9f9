package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.ProblemAssert;
import dev.snapforge.support.answer.SnapshotAnswer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Bundles that need Intl, on a service that has an engine with it beside one without. */
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/javet-v8-5.0.6,linux-x64/javet-v8-i18n-5.0.6")
@DirtiesContext
class IntlJourneyTest {

    private static final String WITH = "linux-x64/javet-v8-i18n-5.0.6";
    private static final String WITHOUT = "linux-x64/javet-v8-5.0.6";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void buildsProvesAndRebuilds() {
        BuildAnswer build = service.build(Form.of(
                        "app.js",
                        "globalThis.words = (text) => text.match(/\\p{L}+/gu);"
                                + "globalThis.format = (n) => new Intl.NumberFormat('de').format(n);")
                .spec(spec().target(WITH)
                        .prelude("web")
                        .warmup("format(words('Übung').length)")
                        .minSpeedup(0.01)
                        .check("format(1234.5)", "1.234,5")
                        .check("words('Ünï cödé')")));

        // Which of the two is faster here and now is not what this test is about.
        assertThat(build).succeeded().hasNoFindingsBut("code-cache-is-faster");
        SnapshotAnswer snapshot = service.snapshot(build.snapshot());
        assertThat(snapshot).has("sharesProcess", true);
        String icuData = engine(WITH).text("icuDataSha256");
        assertThat(icuData).hasSize(64);
        assertThat(snapshot).object("engineBuild").has("icuDataSha256", icuData);
        assertThat(snapshot.object("metrics").decimal("restoredMillis")).isPositive();
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
        assertThat(engine(WITHOUT)).hasNull("icuDataSha256");
    }

    @Test
    void buildsABundleThatAsksForPropertiesOfCharacters() {
        BuildAnswer build = service.build(Form.of(
                        "app.js",
                        "const word =\n  /\\p{L}+/u; const text = '\\\\p{Lu}';"
                                + " globalThis.answer = (it) => [word.source, word.flags, word.exec(it)[0], new RegExp(text, 'u').test(it)].join();")
                .spec(spec().target(WITHOUT)
                        .prelude("web")
                        .metrics("wait")
                        .check("answer('1Übung')", "\\p{L}+,u,Übung,true")));

        assertThat(build)
                .succeeded()
                .hasFinding("unicode-expanded")
                .has("severity", "INFO")
                .onTarget(WITHOUT)
                .at("app.js", 2, 3);
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
    }

    @Test
    void namesTheEngineWhereExpressionsBecomeTooLong() {
        assertNeedsIntl(failed("\n/" + "\\p{L}".repeat(100_000) + "/u;", WITHOUT))
                .detail("4194304 characters")
                .object("location")
                .has("line", 2);
    }

    @Test
    void namesTheEngineForWhatIsMadeByEval() {
        assertNeedsIntl(failed("globalThis.f = (0, eval)('/\\\\p{Lu}/u');", WITHOUT));
    }

    @Test
    void namesTheEngineForABundleThatUsesIntl() {
        assertNeedsIntl(failed("globalThis.f = new Intl.NumberFormat('de').format(1);", WITHOUT));
    }

    @Test
    void namesTheEngineWhereOnlyACheckUsesIntl() {
        assertNeedsIntl(service.build(Form.of("app.js", "globalThis.f = (n) => new Intl.NumberFormat('de').format(n);")
                .spec(spec().target(WITHOUT).check("f(1)", "1"))));
    }

    @Test
    void saysThatABundleFoundNoIntl() {
        BuildAnswer build = service.build(
                Form.of("app.js", "globalThis.format = typeof Intl === 'object' ? Intl.NumberFormat : String;")
                        .spec(spec().target(WITHOUT)));
        assertThat(build)
                .succeeded()
                .hasFinding("intl-absent")
                .isWarning()
                .onTarget(WITHOUT)
                .hint("Build it for " + WITH);
    }

    @Test
    void findsTheStatementThatKeepsAnObjectOfIntl() {
        BuildAnswer build = failed("""
                (() => {
                  const names = ['de', 'fr'];
                  const formats = names.map((name) => (1).toLocaleString(name));
                  globalThis.segmenter = new Intl.Segmenter();
                  globalThis.formats = formats;
                })();
                """, WITH);
        assertThat(build)
                .failedWith("intl-object")
                .at("app.js", 4, 3)
                .isNotGenerated()
                .detail("globalThis.segmenter = new Intl.Segmenter();")
                .contains("engineMessage", "CheckGlobalAndEternalHandles");
    }

    @Test
    void doesNotBlameTheEngineForANameThatNobodyKnows() {
        for (String target : List.of(WITH, WITHOUT)) {
            assertThat(failed("globalThis.q = /\\p{L}/u;\n  globalThis.r = /\\p{Nonsense}/u;", target))
                    .failedWith("syntax-error")
                    .object("location")
                    .has("line", 2);
        }
    }

    private BuildAnswer failed(String source, String target) {
        return service.build(
                Form.of("app.js", source).spec(spec().target(target).defer("off")));
    }

    private static ProblemAssert assertNeedsIntl(BuildAnswer build) {
        return assertThat(build).failedWith("needs-intl").hint("Build it for " + WITH);
    }

    private AnswerObject engine(String target) {
        return PageAnswer.of(service.get("/api/v1/engines")).item("target", target);
    }
}
