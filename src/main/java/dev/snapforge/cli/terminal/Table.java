package dev.snapforge.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, in columns as wide as their widest cell. */
public final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    /** @param heading the names of the columns */
    public Table(String... heading) {
        rows.add(List.of(heading));
    }

    /** Adds a row: as many cells as the heading has. */
    public Table row(String... cells) {
        List<String> clean = new ArrayList<>();
        for (String cell : cells) {
            clean.add(Printable.line(cell));
        }
        rows.add(clean);
        return this;
    }

    /** Whether there is nothing below the heading. */
    public boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The lines to print. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                line.append(cell);
                if (column + 1 < row.size()) {
                    line.append(" ".repeat(width(column) - cell.length())).append(GAP);
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** The same as a table of GitHub's Markdown. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add("| " + String.join(" | ", row.stream().map(Table::escaped).toList()) + " |");
        }
        lines.add(1, "|" + "---|".repeat(rows.get(0).size()));
        return lines;
    }

    private static String escaped(String cell) {
        return cell.replace("|", "\\|");
    }

    private int width(int column) {
        return rows.stream().mapToInt(it -> it.get(column).length()).max().orElse(0);
    }
}
