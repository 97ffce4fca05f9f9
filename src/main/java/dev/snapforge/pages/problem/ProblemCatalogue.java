package dev.snapforge.pages.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The codes that the tables of the documentation explain, so that there is one text about each. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ProblemCatalogue {

    private static final List<String> DOCUMENTS = List.of("problems.md", "runtime-state.md", "access.md");
    private static final Pattern CODE = Pattern.compile("`([a-z0-9]+(?:-[a-z0-9]+)+)`");

    private final Map<String, List<Entry>> entries = new LinkedHashMap<>();

    ProblemCatalogue() throws IOException {
        for (String document : DOCUMENTS) {
            read(new ClassPathResource("docs/" + document).getContentAsString(StandardCharsets.UTF_8));
        }
    }

    /**
     * What a table says of a code.
     *
     * @param section the heading above the table
     * @param cells the columns behind the code, under their headings
     */
    record Entry(String section, List<Cell> cells) {}

    /** A cell under its heading. */
    record Cell(String heading, List<MarkdownText.Span> spans) {}

    /** All codes, in the order of the documentation. */
    Collection<String> codes() {
        return entries.keySet();
    }

    /** What is known about a code; empty if nothing is. */
    Optional<List<Entry>> find(String code) {
        return Optional.ofNullable(entries.get(code));
    }

    private void read(String text) {
        String section = "";
        List<String> headings = List.of();
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                section = line.replaceFirst("^#+ ", "").replace("`", "");
                headings = List.of();
            } else if (!line.startsWith("|")) {
                headings = List.of();
            } else if (headings.isEmpty()) {
                headings = MarkdownText.cells(line);
            } else if (!line.startsWith("|---")) {
                add(section, headings, MarkdownText.cells(line));
            }
        }
    }

    private void add(String section, List<String> headings, List<String> cells) {
        int place = headings.indexOf("codes");
        List<String> codes = codes(cells.get(Math.max(place, 0)), place >= 0);
        List<Cell> told = new ArrayList<>();
        for (int i = 0; i < Math.min(headings.size(), cells.size()); i++) {
            if (i != Math.max(place, 0) || (place >= 0 && codes.size() == 1)) {
                told.add(new Cell(headings.get(i), MarkdownText.spans(cells.get(i))));
            }
        }
        Entry entry = new Entry(section, told);
        codes.forEach(
                it -> entries.computeIfAbsent(it, code -> new ArrayList<>()).add(entry));
    }

    /** In a list of codes, what follows a colon is about them. */
    private static List<String> codes(String cell, boolean list) {
        String named = list ? cell.split(": ", 2)[0] : cell;
        return CODE.matcher(named)
                .results()
                .map((MatchResult it) -> it.group(1))
                .distinct()
                .toList();
    }
}
