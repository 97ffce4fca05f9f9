package dev.snapforge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of packages in docs/architecture.md is what {@link Packages} and the packages' own sentences give. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("docs/architecture.md");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PLACE =
            Pattern.compile("(<!-- packages: [^\\n]* -->\\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
    private static final Pattern SENTENCE = Pattern.compile("^/\\*\\*\\s+(.*?)\\s*\\*/\\s*@NullMarked", Pattern.DOTALL);

    /** {@code ./mvnw test -Dtest=ArchitecturePageTest -Dtests.docs.write=true} brings the page up to date. */
    @Test
    void tableIsUpToDate() throws IOException {
        String page = Files.readString(PAGE);
        Matcher place = PLACE.matcher(page);
        assertThat(place.find()).as("the markers of the table in " + PAGE).isTrue();
        String table = table();
        if (Boolean.getBoolean("tests.docs.write")) {
            Files.writeString(PAGE, page.substring(0, place.start(2)) + table + page.substring(place.end(2)));
        } else {
            assertThat(place.group(2)).isEqualTo(table);
        }
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("| package | what it is | may use |\n|---|---|---|\n");
        for (Map.Entry<String, Set<String>> each : Packages.MAY_USE.entrySet()) {
            String used = each.getValue().isEmpty() ? "the JDK" : "`" + String.join("`, `", each.getValue()) + "`";
            table.append("| `%s` | %s | %s |%n".formatted(each.getKey(), sentence(each.getKey()), used));
        }
        return table.toString();
    }

    private static String sentence(String name) throws IOException {
        Path info = SOURCES.resolve(Packages.full(name).replace('.', '/')).resolve("package-info.java");
        Matcher sentence = SENTENCE.matcher(Files.readString(info));
        assertThat(sentence.find())
                .as(info + " has one sentence and @NullMarked")
                .isTrue();
        String text = sentence.group(1).replaceAll("\\s*\\n \\* ?", " ").replaceAll("\\{@\\w+ ([^}]*)}", "`$1`");
        assertThat(text).as(info.toString()).matches("[A-Z][^\\n]*\\.").doesNotContainPattern("\\. [A-Z]");
        return text;
    }
}
