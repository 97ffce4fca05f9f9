package dev.snapforge.pages.build;

import dev.snapforge.builds.report.ReportText;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines around a place in a source.
 *
 * @param lines the place's own line among them
 */
record SourceExcerpt(List<Line> lines) {

    private static final int AROUND = 3;
    private static final int WIDEST = 160;

    /**
     * A line of a source.
     *
     * @param number from 1
     * @param caret under the line, what leads to the place and a caret; empty under other lines
     */
    record Line(int number, String text, String caret) {

        /** The line as it is shown, with its number in front. */
        public String numbered() {
            return String.format("%6d  %s", number, text);
        }
    }

    /**
     * Cuts an excerpt out of a text, and copies nothing but what is shown: a text may have millions of lines, or one that is as long as
     * itself. Long lines, as minifiers write them, are cut around the place.
     *
     * @param line from 1
     * @param column from 1
     */
    static SourceExcerpt of(String text, int line, int column) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int number = 1; number - AROUND <= line && start <= text.length(); number++) {
            int end = lineEnd(text, start);
            if (number >= line - AROUND) {
                lines.add(line(text, start, end, number, number == line ? Math.max(1, column) : 0));
            }
            start = end + (text.startsWith("\r\n", end) ? 2 : 1);
        }
        return new SourceExcerpt(lines);
    }

    /** @param column of the place, or 0 in another line */
    private static Line line(String text, int start, int end, int number, int column) {
        int skipped = column > WIDEST / 2 && end - start > WIDEST ? Math.min(column - WIDEST / 2, end - start) : 0;
        int from = start + skipped;
        int to = Math.min(end, from + WIDEST);
        String shown = ReportText.clean((skipped > 0 ? "…" : "") + text.substring(from, to) + (to < end ? "…" : ""));
        return new Line(number, shown, column > 0 ? caret(shown, column - 1 - skipped + (skipped > 0 ? 1 : 0)) : "");
    }

    /** Where the line ends that begins at the start. The ends are those of JavaScript, which places are counted by. */
    private static int lineEnd(String text, int start) {
        int end = start;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isLineEnd(char unit) {
        return unit == '\n' || unit == '\r' || unit == '\u2028' || unit == '\u2029';
    }

    /** Tabs stay tabs, so that the caret is under the place however wide they are shown. */
    private static String caret(String line, int before) {
        String lead = line.substring(0, Math.max(0, Math.min(before, line.length())));
        return lead.replaceAll("[^\\t]", " ") + "^";
    }
}
