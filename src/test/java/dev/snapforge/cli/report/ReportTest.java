package dev.snapforge.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.json.CanonicalJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same failure as text, Markdown and SARIF. */
class ReportTest {

    private static final String JOB = """
            {"target": "%s", "status": "FAILED", "problem": {"code": "script-threw", "title": "It threw", "detail": "Error: \\u001b[31m@all `x`",
             "hint": "Do not.", "location": {"file": "a.js", "line": 1, "column": 5}, "stack": "Error\\n at f (a.js:1:5)\\n at a.js:2:1", "others": []},
             "findings": [{"code": "time-read", "severity": "INFO", "title": "Time", "detail": "Read."}]}""";

    @TempDir
    Path folder;

    private BuildReport report;

    @BeforeEach
    void failure() throws IOException {
        Files.writeString(folder.resolve("a.js"), "let boom = 1;\n");
        String build =
                "{\"status\": \"FAILED\", \"jobs\": [" + JOB.formatted("x/one") + "," + JOB.formatted("x/two") + "]}";
        JsonView json = JsonView.parse(build.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        report = new BuildReport(URI.create("http://service"), List.of(json), SourceLookup.below(folder), false);
    }

    @Test
    void textSaysItOnceAndLikeACompiler() {
        assertThat(new TextReport(false).lines(report))
                .containsExactly(
                        "a.js:1:5: error[script-threw]: It threw",
                        " 1 | let boom = 1;",
                        "   |     ^",
                        "  cause: Error: \uFFFD[31m@all `x`",
                        "  stack: at f (a.js:1:5)",
                        "         at a.js:2:1",
                        "   hint: Do not.",
                        "     on: x/one, x/two",
                        "    see: http://service/problems/script-threw",
                        "",
                        "1 note is not shown; --verbose shows it.");
        assertThat(String.join("", new TextReport(true).lines(report)))
                .contains("\u001B[1;31merror[script-threw]\u001B[0m");
    }

    @Test
    void markdownIsNeitherMarkupNorAMentionOfTheBundle() {
        assertThat(MarkdownReport.lines(report))
                .contains("Error: \uFFFD\\[31m@\u200Ball \\`x\\`", "at `a.js:1:5`", "> Do not.")
                .contains("| x/one | FAILED | `-` |");
    }

    @Test
    void sarifHasWhatItsSchemaRequires() {
        JsonView log =
                JsonView.parse(CanonicalJson.write(SarifReport.of(report))).orElseThrow();
        assertThat(log.text("version")).isEqualTo("2.1.0");
        JsonView run = log.list("runs").get(0);
        assertThat(run.at("tool").at("driver").text("name")).isEqualTo("snapforge");
        List<String> rules = run.at("tool").at("driver").list("rules").stream()
                .map(it -> it.text("id"))
                .toList();
        assertThat(rules).containsExactly("script-threw", "time-read");
        assertThat(run.list("results")).hasSize(2).allSatisfy(it -> {
            assertThat(rules).contains(it.text("ruleId"));
            assertThat(it.text("level")).isIn("error", "note");
            assertThat(it.at("message").text("text")).isNotEmpty();
        });
        JsonView place = run.list("results").get(0).list("locations").get(0).at("physicalLocation");
        assertThat(place.at("artifactLocation").text("uri")).isEqualTo("a.js");
        assertThat(place.at("region").number("startColumn")).isEqualTo(5);
        assertThat(SarifReport.ofFailures(List.of(ComparisonFailure.grown("grew"))))
                .isInstanceOf(Map.class);
    }
}
