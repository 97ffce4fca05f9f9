package dev.snapforge.builds.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTextTest {

    @ParameterizedTest
    @CsvSource({
        "'a\0b', 'a\uFFFDb'",
        "'\u001b[31m', '\uFFFD[31m'",
        "'\u0085\u007f', '\uFFFD\uFFFD'",
        "'\u202egnp.exe', '\uFFFDgnp.exe'",
        "'\u2066x\u2069', '\uFFFDx\uFFFD'",
        "'line\n\tnext', 'line\n\tnext'",
        "'naïve \uD83D\uDE00', 'naïve \uD83D\uDE00'"
    })
    void replacesWhatIsNotText(String text, String clean) {
        assertThat(ReportText.clean(text)).isEqualTo(clean);
    }

    @Test
    void replacesHalvesOfPairs() {
        assertThat(ReportText.clean("\uD800x\uDC00\uD83D")).isEqualTo("\uFFFDx\uFFFD\uFFFD");
    }

    @Test
    void cutsWithTheLengthAndNeverLeavesHalfACharacter() {
        assertThat(ReportText.clean("ab\uD83D\uDE00", 3)).isEqualTo("ab\uFFFD… (4 characters)");
        assertThat(ReportText.clean("abc", 3)).isEqualTo("abc");
    }

    @Test
    void findingsAndProblemsGoThroughIt() {
        JobProblem problem = JobProblem.of("code", "t\0", "d\0", "h\0");
        assertThat(problem.title() + problem.detail() + problem.hint()).isEqualTo("t\uFFFDd\uFFFDh\uFFFD");
        SourceLocation location = new SourceLocation("f\0", 1, 1);
        Finding finding = new Finding("code", Severity.WARNING, "t\0", "d\0", null, location, 1);
        assertThat(finding.title() + finding.detail() + location.file()).isEqualTo("t\uFFFDd\uFFFDf\uFFFD");
    }
}
