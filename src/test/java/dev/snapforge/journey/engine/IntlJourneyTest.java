package dev.snapforge.journey.engine;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

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
        JsonNode build = service.build(Form.of(
                        "app.js",
                        "globalThis.words = (text) => text.match(/\\p{L}+/gu);"
                                + "globalThis.format = (n) => new Intl.NumberFormat('de').format(n);")
                .spec("{\"targets\": [\"" + WITH
                        + "\"], \"prelude\": \"web\", \"warmup\": \"format(words('Übung').length)\","
                        + " \"policy\": {\"minSpeedup\": 0.01}, \"checks\": [{\"expression\": \"format(1234.5)\","
                        + " \"expected\": \"1.234,5\"}, \"words('Ünï cödé')\"]}"));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        // Which of the two is faster here and now is not what this test is about.
        assertThat(build.at("/jobs/0/findings"))
                .as(build.toPrettyString())
                .allSatisfy(
                        finding -> assertThat(finding.at("/code").asString()).isEqualTo("code-cache-is-faster"));
        String digest = build.at("/jobs/0/snapshot").asString();
        JsonNode snapshot = json(service.get("/api/v1/snapshots/" + digest));
        assertThat(snapshot.at("/engineBuild/icuDataSha256").asString())
                .isEqualTo(icuDataOf(WITH).asString())
                .hasSize(64);
        assertThat(snapshot.at("/metrics/restoredMillis").asDouble(0)).isPositive();
        assertThat(service.rebuild(build.at("/id").asString())
                        .at("/jobs/0/snapshot")
                        .asString())
                .isEqualTo(digest);
        assertThat(icuDataOf(WITHOUT).isNull()).isTrue();
    }

    @Test
    void namesTheEngineForABundleThatAsksForPropertiesOfCharacters() {
        JsonNode problem = problem("const word =\n  /\\p{L}+/u;", WITHOUT);
        assertNeedsIntl(problem);
        assertThat(problem.at("/detail").asString()).contains("/\\p{L}+/u: Invalid property name");
        assertThat(problem.at("/location/line").asInt()).isEqualTo(2);
    }

    @Test
    void namesTheEngineForABundleThatUsesIntl() {
        assertNeedsIntl(problem("globalThis.f = new Intl.NumberFormat('de').format(1);", WITHOUT));
        assertNeedsIntl(problem("globalThis.f = new RegExp('[\\\\p{Lu}]', 'u');", WITHOUT));
    }

    @Test
    void namesTheEngineWhereOnlyACheckUsesIntl() {
        JsonNode build = service.build(Form.of("app.js", "globalThis.f = (n) => new Intl.NumberFormat('de').format(n);")
                .spec("{\"targets\": [\"" + WITHOUT
                        + "\"], \"checks\": [{\"expression\": \"f(1)\", \"expected\": \"1\"}]}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("FAILED");
        assertNeedsIntl(build.at("/jobs/0/problem"));
    }

    @Test
    void saysThatABundleFoundNoIntl() {
        JsonNode build = service.build(
                Form.of("app.js", "globalThis.format = typeof Intl === 'object' ? Intl.NumberFormat : String;")
                        .spec("{\"targets\": [\"" + WITHOUT + "\"]}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        JsonNode finding = build.at("/jobs/0/findings/0");
        assertThat(finding.at("/code").asString()).isEqualTo("intl-absent");
        assertThat(finding.at("/severity").asString()).isEqualTo("WARNING");
        assertThat(finding.at("/hint").asString()).contains("Build it for " + WITH);
    }

    @Test
    void findsTheStatementThatKeepsAnObjectOfIntl() {
        JsonNode problem = problem("""
                (() => {
                  const names = ['de', 'fr'];
                  const formats = names.map((name) => (1).toLocaleString(name));
                  globalThis.segmenter = new Intl.Segmenter();
                  globalThis.formats = formats;
                })();
                """, WITH);
        assertThat(problem.at("/code").asString()).as(problem.toPrettyString()).isEqualTo("intl-object");
        assertThat(problem.at("/location").toString())
                .isEqualTo("{\"file\":\"app.js\",\"line\":4,\"column\":3,\"generated\":null}");
        assertThat(problem.at("/detail").asString()).contains("globalThis.segmenter = new Intl.Segmenter();");
        assertThat(problem.at("/engineMessage").asString()).contains("CheckGlobalAndEternalHandles");
    }

    @Test
    void doesNotBlameTheEngineForANameThatNobodyKnows() {
        assertThat(problem("globalThis.r = /\\p{Nonsense}/u;", WITH).at("/code").asString())
                .isEqualTo("syntax-error");
    }

    private JsonNode problem(String source, String target) {
        JsonNode build = service.build(Form.of("app.js", source).spec("{\"targets\": [\"" + target + "\"]}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("FAILED");
        return build.at("/jobs/0/problem");
    }

    private static void assertNeedsIntl(JsonNode problem) {
        assertThat(problem.at("/code").asString()).as(problem.toPrettyString()).isEqualTo("needs-intl");
        assertThat(problem.at("/hint").asString()).contains("Build it for " + WITH);
    }

    private JsonNode icuDataOf(String target) {
        for (JsonNode engine : json(service.get("/api/v1/engines")).at("/items")) {
            if (engine.at("/target").asString().equals(target)) {
                return engine.at("/icuDataSha256");
            }
        }
        throw new AssertionError(target);
    }
}
