package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.FindingAnswer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the service says of a bundle's clock, chance, warm-up and worth. */
@WholeService
class RuntimeStateJourneyTest {

    private static final String REJECT =
            spec().target(CURRENT).runtimeState("reject").toString();
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
        BuildAnswer build = service.build(Form.of("app.js", STATEFUL)
                .spec(spec().target(CURRENT).check("started").check("id").check("typeof uptime()")));

        assertThat(build).succeeded();
        assertThat(findings(build))
                .containsExactly(
                        "frozen-time WARNING app.js:1:22 x1",
                        "frozen-random WARNING app.js:2:22 x1",
                        "time-read INFO app.js:3:19 x1");
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
    }

    @Test
    void tellsWhatIsKeptFromWhatWasOnlyRead() {
        BuildAnswer build = service.build(Form.of("app.js", """
                globalThis.year = new Date().getUTCFullYear();
                globalThis.roll = 1 + Math.floor(Math.random() * 6);
                """).spec(spec().target(CURRENT, PREVIOUS)));

        assertThat(build).succeeded();
        for (String target : List.of(CURRENT, PREVIOUS)) {
            assertThat(build.job(target).findings())
                    .extracting(FindingAnswer::code)
                    .containsExactly("time-read", "random-read");
        }
    }

    @Test
    void refusesStateWhereThePolicySaysSo() {
        BuildAnswer build = service.build(Form.of("app.js", STATEFUL).spec(REJECT));

        assertThat(build)
                .failedWith("runtime-state")
                .detail("Date.now, Math.random", "3 places")
                .at("app.js", 1, 22)
                .isNotGenerated();
        assertThat(findings(build)).hasSize(3);
        assertThat(service.build(
                        Form.of("app.js", "globalThis.pure = typeof exotic;").spec(REJECT)))
                .succeeded();
    }

    @Test
    void givesTheSameBytesUnderWarnWhereNothingIsTaken() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.pure = 1;")
                .spec(spec().target(CURRENT).runtimeState("warn")));
        assertThat(service.rebuild(build.id())).hasSnapshotsOf(build);
    }

    @Test
    void warmsUpAndMeasures() {
        BuildAnswer build = service.build(
                Form.of("app.js", "globalThis.seen = []; globalThis.work = (n) => { seen.push(n); return n * 2; };")
                        .spec(spec().target(CURRENT)
                                .warmup("work(21); globalThis.leak = Date.now();")
                                .check("seen.length")
                                .check("typeof leak")
                                .minSpeedup(0.01)));

        assertThat(build).succeeded();
        assertThat(findings(build)).contains("warm-up-uses-time INFO warm-up.js:1:34 x1");
        AnswerObject metrics = service.snapshot(build.snapshot()).object("metrics");
        for (String figure : List.of("plain", "codeCache", "cold", "restored")) {
            assertThat(metrics.decimal(figure + "Millis")).as(figure).isPositive();
            String first = "firstResult" + Character.toUpperCase(figure.charAt(0)) + figure.substring(1) + "Millis";
            assertThat(metrics.decimal(first)).as(first).isPositive();
            assertThat(metrics.object("spread").object(first).decimal("min"))
                    .as(first)
                    .isPositive();
        }
        assertThat(metrics.number("runs")).isBetween(1L, 5L);
        assertThat(metrics).has("state", "MEASURED").object("sizes", 0).has("file", "app.js");
        assertThat(metrics.object("restoredMemory").number("usedHeap")).isPositive();
    }

    @Test
    void refusesASnapshotThatIsNotWorthIt() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.x = 1;")
                .spec(spec().target(CURRENT).minSpeedup(1000)));

        assertThat(build).failedWith("too-slow").detail("policy.minSpeedup is 1000");
    }

    @Test
    void saysWhatIsWrongWithAWarmUp() {
        assertThat(service.build(Form.of("app.js", "globalThis.x = 1;")
                        .spec(spec().target(CURRENT).warmup("absent()"))))
                .failedWith("warm-up-threw");
        assertThat(service.build(Form.of("app.js", "globalThis.x = 1;")
                        .spec(spec().target(CURRENT).warmup("let = ;"))))
                .failedWith("warm-up-syntax-error");
    }

    @Test
    void tellsOfAnErrorThatLostItsStack() {
        BuildAnswer build = service.build(Form.of("app.js", "function Failure() {} Failure.prototype = new Error();")
                .spec(spec().target(CURRENT)));
        assertThat(build).succeeded();
        assertThat(findings(build)).containsExactly("error-without-stack WARNING");
    }

    @Test
    void buildsUnderThePreludeThatIsAskedFor() {
        BuildAnswer build = service.build(Form.of("app.js", "globalThis.bytes = new TextEncoder().encode('é');")
                .spec(spec().target(CURRENT)
                        .prelude("web")
                        .check("[...bytes]", List.of(195, 169))
                        .check("new AbortController().signal.aborted")));
        assertThat(build).succeeded().hasNoFindings();
    }

    private static List<String> findings(BuildAnswer build) {
        return build.job().findings().stream()
                .map(it -> it.code() + " " + it.text("severity") + place(it))
                .toList();
    }

    private static String place(FindingAnswer finding) {
        if (finding.isNull("location")) {
            return "";
        }
        AnswerObject at = finding.object("location");
        return " %s:%d:%d x%d"
                .formatted(at.text("file"), at.number("line"), at.number("column"), finding.number("count"));
    }
}
