package dev.snapforge.cli.report;

import dev.snapforge.cli.terminal.Style;

/** How much something matters, by the names of compilers, which are those of SARIF as well. */
enum Level {
    ERROR("error", Style.ERROR),
    WARNING("warning", Style.WARNING),
    NOTE("note", Style.NOTE);

    private final String word;
    private final Style style;

    Level(String word, Style style) {
        this.word = word;
        this.style = style;
    }

    /** The level of a finding's severity. */
    static Level of(String severity) {
        return switch (severity) {
            case "ERROR" -> ERROR;
            case "WARNING" -> WARNING;
            default -> NOTE;
        };
    }

    String word() {
        return word;
    }

    Style style() {
        return style;
    }
}
