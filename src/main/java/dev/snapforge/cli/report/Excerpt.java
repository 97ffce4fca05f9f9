package dev.snapforge.cli.report;

import dev.snapforge.cli.terminal.Printable;
import java.util.ArrayList;
import java.util.List;

/** The lines around a place in a source, with a caret below the place. Long lines, as minifiers write them, are cut around it. */
final class Excerpt {

    private static final int BEFORE = 2;
    private static final int AFTER = 1;
    private static final int WIDEST = 120;

    private Excerpt() {}

    /**
     * The lines to print; none if the text has no such line.
     *
     * @param line from 1
     * @param column from 1
     */
    static List<String> of(String text, int line, int column) {
        List<String> lines = new ArrayList<>();
        int digits = String.valueOf(line + AFTER).length();
        int start = 0;
        for (int number = 1; number <= line + AFTER && start <= text.length(); number++) {
            int end = lineEnd(text, start);
            if (number >= line - BEFORE && !(number > line && start == text.length())) {
                int skipped = number == line ? skipped(column, end - start) : 0;
                String shown = shown(text.substring(start + skipped, end), skipped > 0);
                lines.add(gutter(digits, String.valueOf(number)) + shown);
                if (number == line) {
                    lines.add(gutter(digits, "") + caret(shown, column - 1 - skipped + (skipped > 0 ? 1 : 0)));
                }
            }
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        // The caret and two lines before it say nothing if the line itself is beyond the end.
        return lines.stream().anyMatch(it -> it.endsWith("^")) ? lines : List.of();
    }

    private static int skipped(int column, int length) {
        return column > WIDEST / 2 && length > WIDEST ? Math.min(column - WIDEST / 2, length) : 0;
    }

    private static String shown(String line, boolean cut) {
        String end = line.length() > WIDEST ? line.substring(0, WIDEST) + "…" : line;
        return Printable.text((cut ? "…" : "") + end);
    }

    /** Tabs stay tabs, so that the caret is under the place however wide they are shown. */
    private static String caret(String line, int before) {
        String lead = line.substring(0, Math.max(0, Math.min(before, line.length())));
        return lead.replaceAll("[^\\t]", " ") + "^";
    }

    private static String gutter(int digits, String number) {
        return " " + " ".repeat(digits - number.length()) + number + " | ";
    }

    /** The ends of lines are those of JavaScript, by which places are counted. */
    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && "\n\r\u2028\u2029".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
