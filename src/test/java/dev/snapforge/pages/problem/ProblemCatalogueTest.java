package dev.snapforge.pages.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of codes, from the documentation. */
class ProblemCatalogueTest {

    @Test
    void knowsTheCodesOfAllTables() throws IOException {
        ProblemCatalogue catalogue = new ProblemCatalogue();

        assertThat(catalogue.codes())
                .hasSizeGreaterThan(120)
                .contains(
                        "script-threw",
                        "cpu-limit",
                        "frozen-time",
                        "rate-limited",
                        "scope-missing",
                        "not-reproducible");
        ProblemCatalogue.Entry entry =
                catalogue.find("script-threw").orElseThrow().get(0);
        assertThat(entry.section()).startsWith("A bundle cannot become a snapshot");
        assertThat(entry.cells())
                .extracting(ProblemCatalogue.Cell::heading)
                .containsExactly("what happened", "what to change");
        assertThat(catalogue.find("no-such-code")).isEmpty();
    }

    @Test
    void codesOfJobsHaveAnExampleOrAReasonWhyNot() throws IOException {
        ProblemCatalogue catalogue = new ProblemCatalogue();
        ProblemExamples examples = new ProblemExamples();

        assertThat(catalogue.codes())
                .filteredOn(it -> isOfJobs(catalogue, it))
                .allSatisfy(code -> assertThat(examples.find(code).isPresent())
                        .as("an example")
                        .isNotEqualTo(isIn(catalogue, code, "Codes without an example")));
    }

    private static boolean isOfJobs(ProblemCatalogue catalogue, String code) {
        return isIn(catalogue, code, "A bundle cannot become a snapshot") || isIn(catalogue, code, "Findings");
    }

    private static boolean isIn(ProblemCatalogue catalogue, String code, String section) {
        return catalogue.find(code).orElseThrow().stream()
                .anyMatch(it -> it.section().startsWith(section));
    }

    @Test
    void showsTheMainFileFirstAndTheSpecLast() {
        ProblemExamples examples = new ProblemExamples();

        assertThat(examples.find("missing-export").orElseThrow().fails())
                .extracting(ProblemExamples.ExampleFile::name)
                .containsExactly("main.mjs", "prices.mjs");
        assertThat(examples.find("too-slow").orElseThrow().mended())
                .extracting(ProblemExamples.ExampleFile::name)
                .containsExactly("main.js", "spec.json");
        assertThat(examples.find("no-such-code")).isEmpty();
        assertThat(examples.find("..")).isEmpty();
    }

    @Test
    void readsCodeAndLinksInALine() {
        assertThat(MarkdownText.spans("see [`a` page](x.md#y), **or** `b|c`"))
                .containsExactly(
                        new MarkdownText.Span("see ", false),
                        new MarkdownText.Span("a", true),
                        new MarkdownText.Span(" page, or ", false),
                        new MarkdownText.Span("b|c", true));
        assertThat(MarkdownText.cells("| a \\| b | c |")).isEqualTo(List.of("a | b", "c"));
    }
}
