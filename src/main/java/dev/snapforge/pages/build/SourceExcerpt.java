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
     * Cuts an excerpt out of a text. Long lines, as minifiers write them, are cut around the place.
     *
     * @param line from 1
     * @param column from 1
     */
    static SourceExcerpt of(String text, int line, int column) {
        String[] all = text.split("\\R", line + AROUND + 1);
        List<Line> lines = new ArrayList<>();
        for (int i = Math.max(1, line - AROUND); i <= Math.min(all.length, line + AROUND); i++) {
            String source = all[i - 1];
            int start = i == line && column > WIDEST / 2 && source.length() > WIDEST ? column - WIDEST / 2 : 0;
            // What follows the last line that is needed is in its element as well.
            String shown =
                    cut(i > line + AROUND ? "" : source.lines().findFirst().orElse(""), start);
            lines.add(new Line(i, shown, i == line ? caret(shown, column - 1 - start + (start > 0 ? 1 : 0)) : ""));
        }
        return new SourceExcerpt(lines);
    }

    private static String cut(String line, int start) {
        int from = Math.min(start, line.length());
        String rest = line.substring(from, Math.min(line.length(), from + WIDEST));
        return ReportText.clean((from > 0 ? "…" : "") + rest + (from + WIDEST < line.length() ? "…" : ""));
    }

    /** Tabs stay tabs, so that the caret is under the place however wide they are shown. */
    private static String caret(String line, int before) {
        String lead = line.substring(0, Math.max(0, Math.min(before, line.length())));
        return lead.replaceAll("[^\\t]", " ") + "^";
    }
}
