package dev.snapforge.journey.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Compares a page with hostile texts with the same page with harmless ones. */
final class PageComparison {

    private static final JsonMapper JSON = new JsonMapper();

    /** How much of a text has to be found behind its field: lists show the beginning of long ones. */
    private static final int SHOWN = 12;

    private final Map<String, String> harmless;
    private final Map<String, String> hostile;

    /**
     * Two authors.
     *
     * @param harmless what one has written, by field
     * @param hostile what the other has
     */
    PageComparison(FuzzedAuthor harmless, FuzzedAuthor hostile) {
        this.harmless = harmless.texts();
        this.hostile = hostile.texts();
    }

    /** What is wrong: another structure, or a text that is shown of the harmless author and not of the other. */
    List<String> complaints(PageStructure expected, PageStructure found) {
        List<String> complaints = new ArrayList<>();
        if (!found.elements().equals(expected.elements())) {
            complaints.add(difference(expected.elements(), found.elements()));
        }
        harmless.forEach((field, text) -> {
            String own = hostile.getOrDefault(field, "");
            if (expected.text().contains(PageStructure.readable(text)) && !shows(found, own, field)) {
                complaints.add("does not show " + field + ", which is " + own);
            }
        });
        return complaints;
    }

    /** As it is, or within JSON. */
    private static boolean shows(PageStructure page, String text, String field) {
        String quoted = JSON.writeValueAsString(text);
        return Stream.of(text, quoted.substring(1))
                .map(PageStructure::readable)
                .anyMatch(it -> page.text().contains(it.substring(0, Math.min(field.length() + SHOWN, it.length()))));
    }

    private static String difference(List<String> expected, List<String> found) {
        int at = 0;
        while (at < Math.min(expected.size(), found.size()) && expected.get(at).equals(found.get(at))) {
            at++;
        }
        return "element " + at + " is " + (at < found.size() ? found.get(at) : "not there") + ", and should be "
                + (at < expected.size() ? expected.get(at) : "absent");
    }
}
