package dev.snapforge.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links of the documentation lead to files and headings that exist, and its indexes list every page. */
class DocumentationTest {

    private static final Path DOCS = Path.of("docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final List<Path> OTHERS = Stream.of(
                    "README.md",
                    "CONTRIBUTING.md",
                    "SECURITY.md",
                    "CHANGELOG.md",
                    "RELEASING.md",
                    "clients/node/README.md",
                    "integrations/README.md")
            .map(Path::of)
            .toList();

    @Test
    void linksLeadToFilesThatExist() {
        List<String> broken = new ArrayList<>();
        for (MarkdownPage page : pages()) {
            for (String link : relative(page)) {
                if (!Files.exists(page.resolve(link))) {
                    broken.add(page.path() + ": " + link);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void linksLeadToHeadingsThatExist() throws IOException {
        List<String> broken = new ArrayList<>();
        int checked = 0;
        for (MarkdownPage page : pages()) {
            for (String link : relative(page)) {
                Path file = page.resolve(link);
                if (link.contains("#") && file.toString().endsWith(".md") && Files.exists(file)) {
                    checked++;
                    String anchor = link.substring(link.indexOf('#') + 1);
                    if (!MarkdownPage.read(file).anchors().contains(anchor)) {
                        broken.add(page.path() + ": " + link);
                    }
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    @Test
    void theIndexListsEveryPage() throws IOException {
        assertThat(linked(DOCS.resolve("README.md"))).containsAll(markdown(DOCS));
    }

    @Test
    void theIndexOfDecisionsListsEachOnce() throws IOException {
        assertThat(linked(DECISIONS.resolve("README.md")))
                .containsExactlyInAnyOrderElementsOf(markdown(DECISIONS).stream()
                        .filter(it -> !it.endsWith("README.md"))
                        .toList());
    }

    @Test
    void decisionsAreNumberedWithoutGapsAndHaveTheirThreeParts() throws IOException {
        List<Path> records = markdown(DECISIONS).stream()
                .filter(it -> !it.endsWith("README.md"))
                .sorted()
                .toList();
        for (int i = 0; i < records.size(); i++) {
            String number = "%04d".formatted(i + 1);
            assertThat(records.get(i).getFileName().toString()).startsWith(number + "-");
            assertThat(Files.readString(records.get(i)))
                    .startsWith("# " + number + ". ")
                    .containsPattern(Pattern.compile(
                            "^Status: (accepted|superseded by .+)$.*^## Context$.*^## Decision$.*^## Consequences$",
                            Pattern.MULTILINE | Pattern.DOTALL));
        }
    }

    private static List<String> relative(MarkdownPage page) {
        return page.links().stream().filter(it -> !it.matches("[a-z]+:.*")).toList();
    }

    private static List<Path> linked(Path index) throws IOException {
        MarkdownPage page = MarkdownPage.read(index);
        return relative(page).stream()
                .map(page::resolve)
                .filter(it -> it.startsWith(index.toAbsolutePath().getParent()))
                .toList();
    }

    private static List<MarkdownPage> pages() {
        return Stream.of(
                        OTHERS.stream(),
                        Stream.of(DOCS.resolve("README.md")),
                        markdown(DOCS).stream(),
                        markdown(DECISIONS).stream())
                .flatMap(it -> it)
                .map(path -> {
                    try {
                        return MarkdownPage.read(path);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    private static List<Path> markdown(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".md"))
                    .filter(it -> !it.equals(DOCS.resolve("README.md")))
                    .map(Path::toAbsolutePath)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
