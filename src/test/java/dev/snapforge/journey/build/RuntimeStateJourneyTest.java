package dev.snapforge.journey.build;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What the service says of a bundle's clock, chance, warm-up and worth. */
@WholeService
class RuntimeStateJourneyTest {

    private static final String TARGET = "\"targets\": [\"linux-x64/javet-v8-5.0.6\"]";
    private static final String STATEFUL = """
            const started = Date.now();
            globalThis.id = Math.random();
            const soon = Date.now() / 1000;
            globalThis.uptime = () => Date.now() - started;
            """;

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void fixesClockAndChanceAndSaysWhatStays() {
        JsonNode build = service.build(Form.of("app.js", STATEFUL)
                .spec("{" + TARGET + ", \"checks\": [\"started\", \"id\", \"typeof uptime()\"]}"));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(findings(build))
                .containsExactly(
                        "frozen-time WARNING app.js:1:22 x1",
                        "frozen-random WARNING app.js:2:22 x1",
                        "time-read INFO app.js:3:19 x1");
        JsonNode rebuilt = service.rebuild(build.at("/id").asString());
        assertThat(rebuilt.at("/jobs/0/snapshot")).isEqualTo(build.at("/jobs/0/snapshot"));
    }

    @Test
    void refusesStateWhereThePolicySaysSo() {
        JsonNode build = service.build(
                Form.of("app.js", STATEFUL).spec("{" + TARGET + ", \"policy\": {\"runtimeState\": \"reject\"}}"));

        assertThat(build.at("/status").asString()).isEqualTo("FAILED");
        assertThat(build.at("/jobs/0/problem/code").asString()).isEqualTo("runtime-state");
        assertThat(build.at("/jobs/0/problem/detail").asString())
                .contains("Date.now, Math.random")
                .contains("3 places");
        assertThat(build.at("/jobs/0/problem/location").toString())
                .isEqualTo("{\"file\":\"app.js\",\"line\":1,\"column\":22,\"generated\":null}");
        assertThat(findings(build)).hasSize(3);
        assertThat(service.build(Form.of("app.js", "globalThis.pure = typeof exotic;")
                                .spec("{" + TARGET + ", \"policy\": {\"runtimeState\": \"reject\"}}"))
                        .at("/status")
                        .asString())
                .isEqualTo("SUCCEEDED");
    }

    @Test
    void givesTheSameBytesUnderWarnWhereNothingIsTaken() {
        JsonNode build = service.build(Form.of("app.js", "globalThis.pure = 1;")
                .spec("{" + TARGET + ", \"policy\": {\"runtimeState\": \"warn\"}}"));
        JsonNode rebuilt = service.rebuild(build.at("/id").asString());
        assertThat(rebuilt.at("/jobs/0/snapshot")).isEqualTo(build.at("/jobs/0/snapshot"));
    }

    @Test
    void warmsUpAndMeasures() {
        JsonNode build = service.build(Form.of(
                        "app.js", "globalThis.seen = []; globalThis.work = (n) => { seen.push(n); return n * 2; };")
                .spec("{" + TARGET + ", \"warmup\": \"work(21); globalThis.leak = Date.now();\","
                        + " \"checks\": [\"seen.length\", \"typeof leak\"], \"policy\": {\"minSpeedup\": 0.01}}"));

        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(findings(build)).contains("warm-up-uses-time INFO warm-up.js:1:34 x1");
        JsonNode metrics = json(service.get(
                        "/api/v1/snapshots/" + build.at("/jobs/0/snapshot").asString()))
                .at("/metrics");
        for (String figure : List.of("plain", "codeCache", "cold", "restored")) {
            assertThat(metrics.at("/" + figure + "Millis").asDouble(0))
                    .as(figure)
                    .isPositive();
            String first = "firstResult" + Character.toUpperCase(figure.charAt(0)) + figure.substring(1) + "Millis";
            assertThat(metrics.at("/" + first).asDouble(0)).as(first).isPositive();
            assertThat(metrics.at("/spread/" + first + "/min").asDouble(0))
                    .as(first)
                    .isPositive();
        }
        assertThat(metrics.at("/runs").asInt(0)).isOne();
        assertThat(metrics.at("/restoredMemory/usedHeap").asLong(0)).isPositive();
        assertThat(metrics.at("/sizes/0/file").asString()).isEqualTo("app.js");
    }

    @Test
    void refusesASnapshotThatIsNotWorthIt() {
        JsonNode build = service.build(
                Form.of("app.js", "globalThis.x = 1;").spec("{" + TARGET + ", \"policy\": {\"minSpeedup\": 1000}}"));

        assertThat(build.at("/jobs/0/problem/code").asString()).isEqualTo("too-slow");
        assertThat(build.at("/jobs/0/problem/detail").asString()).contains("policy.minSpeedup is 1000");
    }

    @Test
    void saysWhatIsWrongWithAWarmUp() {
        assertThat(service.build(Form.of("app.js", "globalThis.x = 1;")
                                .spec("{" + TARGET + ", \"warmup\": \"absent()\"}"))
                        .at("/jobs/0/problem/code")
                        .asString())
                .isEqualTo("warm-up-threw");
        assertThat(service.build(Form.of("app.js", "globalThis.x = 1;")
                                .spec("{" + TARGET + ", \"warmup\": \"let = ;\"}"))
                        .at("/jobs/0/problem/code")
                        .asString())
                .isEqualTo("warm-up-syntax-error");
    }

    @Test
    void tellsOfAnErrorThatLostItsStack() {
        JsonNode build = service.build(Form.of("app.js", "function Failure() {} Failure.prototype = new Error();")
                .spec("{" + TARGET + "}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(findings(build)).containsExactly("error-without-stack WARNING");
    }

    @Test
    void buildsUnderThePreludeThatIsAskedFor() {
        JsonNode build = service.build(Form.of("app.js", "globalThis.bytes = new TextEncoder().encode('é');")
                .spec("{" + TARGET
                        + ", \"prelude\": \"web\", \"checks\": [{\"expression\": \"[...bytes]\", \"expected\": [195, 169]},"
                        + " \"new AbortController().signal.aborted\"]}"));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        assertThat(findings(build)).isEmpty();
    }

    private static List<String> findings(JsonNode build) {
        List<String> findings = new ArrayList<>();
        build.at("/jobs/0/findings").forEach(finding -> {
            JsonNode at = finding.at("/location");
            findings.add(finding.at("/code").asString() + " "
                    + finding.at("/severity").asString()
                    + (at.isObject()
                            ? " " + at.at("/file").asString() + ":"
                                    + at.at("/line").asInt() + ":"
                                    + at.at("/column").asInt() + " x"
                                    + finding.at("/count").asInt()
                            : ""));
        });
        return findings;
    }
}
