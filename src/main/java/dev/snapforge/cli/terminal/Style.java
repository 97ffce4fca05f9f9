package dev.snapforge.cli.terminal;

/** How a word stands out in a terminal (ECMA-48, SGR). */
public enum Style {
    ERROR("1;31"),
    WARNING("1;33"),
    NOTE("36"),
    GOOD("32"),
    STRONG("1"),
    FAINT("2");

    private final String parameters;

    Style(String parameters) {
        this.parameters = parameters;
    }

    /** The text in this style, or as it is. */
    public String of(String text, boolean coloured) {
        return coloured ? "\u001B[" + parameters + "m" + text + "\u001B[0m" : text;
    }
}
