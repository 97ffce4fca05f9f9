package dev.snapforge.support.answer;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The assertions themselves: whatever fails shows the whole answer. */
class AnswerAssertionsTest {

    private static final BuildAnswer BUILD = new BuildAnswer(new JsonMapper().readTree("""
            {"id": "7", "status": "FAILED", "marker": "whole",
             "jobs": [{"target": "linux-x64/a-1", "status": "FAILED", "snapshot": null, "waiting": null,
                       "findings": [{"code": "frozen-time", "severity": "WARNING", "detail": "kept 100%"}],
                       "problem": {"code": "cpu-limit", "detail": "It took long.", "hint": "Do less.",
                                   "location": {"file": "a.js", "line": 2, "column": 3, "generated": null}}}]}
            """));

    @Test
    void acceptWhatIsThere() {
        assertThat(BUILD)
                .failedWith("cpu-limit")
                .detail("took", "long")
                .hint("less")
                .at("a.js", 2, 3)
                .isNotGenerated();
        assertThat(BUILD)
                .hasFinding("frozen-time")
                .isWarning()
                .onTarget("linux-x64/a-1")
                .detail("100%");
        assertThat(BUILD).hasTargets("linux-x64/a-1").job().waitsForNothing();
    }

    @Test
    void showTheWholeAnswerHoweverDeepTheyFail() {
        assertShowsAll(() -> assertThat(BUILD).succeeded(), "status", "SUCCEEDED");
        assertShowsAll(() -> assertThat(BUILD).failedWith("heap-limit"), "problem: code", "heap-limit");
        assertShowsAll(
                () -> assertThat(BUILD).failedWith("cpu-limit").at("a.js", 2, 4), "problem: location: column", "4");
        assertShowsAll(() -> assertThat(BUILD).failedWith("cpu-limit").hint("more"), "problem: hint", "more");
        assertShowsAll(() -> assertThat(BUILD).hasFinding("frozen-random"), "findings", "frozen-random");
        assertShowsAll(() -> assertThat(BUILD).hasFinding("frozen-time").detail("99%"), "frozen-time: detail", "99%");
        assertShowsAll(() -> assertThat(BUILD).as("the first").hasStatus("QUEUED"), "the first: status", "QUEUED");
        assertShowsAll(() -> assertThat(BUILD).job("linux-x64/b-1"), "linux-x64/b-1");
        assertShowsAll(() -> BUILD.text("missing"), "missing");
        assertShowsAll(() -> BUILD.job().snapshot(), "snapshot");
    }

    @Test
    void aSpecHasTheFieldsThatWereSet() {
        assertThat(spec().toString()).isEqualTo("{}");
        assertThat(spec().name("a")
                        .target("linux-x64/a-1")
                        .check("b")
                        .check("c", List.of(1))
                        .runtimeState("warn"))
                .hasToString("{\"name\":\"a\",\"targets\":[\"linux-x64/a-1\"],"
                        + "\"checks\":[\"b\",{\"expression\":\"c\",\"expected\":[1]}],"
                        + "\"policy\":{\"runtimeState\":\"warn\"}}");
    }

    private static void assertShowsAll(ThrowingCallable failing, String... parts) {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(failing)
                .satisfies(error -> assertThat(error.getMessage())
                        .contains("\"marker\" : \"whole\"")
                        .contains(parts));
    }
}
