package dev.snapforge.cli.terminal;

import java.io.PrintStream;
import java.util.Map;

/** Where the program prints: results go to standard output, everything else to standard error. */
public final class Terminal {

    /** Set by {@code bin/snapforge}, which can ask: the descriptors that are terminals, for example {@code 012}; without it, none. */
    private static final String DESCRIPTORS = "snapforge.terminal";

    private static final int DEFAULT_WIDTH = 80;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean inIsTerminal;
    private final boolean outIsTerminal;
    private final boolean errIsTerminal;
    private final boolean live;
    private final int width;
    private boolean coloured;

    private Terminal(PrintStream out, PrintStream err, String descriptors, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.inIsTerminal = descriptors.contains("0");
        this.outIsTerminal = descriptors.contains("1");
        this.errIsTerminal = descriptors.contains("2");
        boolean plain = environment.getOrDefault("TERM", "").equals("dumb");
        // https://no-color.org: whatever it says, if it says anything.
        this.coloured = environment.getOrDefault("NO_COLOR", "").isEmpty() && !plain;
        this.live =
                errIsTerminal && !plain && environment.getOrDefault("CI", "").isEmpty();
        this.width = width(System.getProperty("snapforge.columns", environment.getOrDefault("COLUMNS", "")));
    }

    /** The terminal of this process. */
    public static Terminal of(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Terminal(out, err, System.getProperty(DESCRIPTORS, ""), environment);
    }

    /** Uses no colours from here on. */
    public void withoutColour() {
        coloured = false;
    }

    /** Whether what goes to standard output may have colours. */
    public boolean coloursResults() {
        return coloured && outIsTerminal;
    }

    /** Whether a person can be asked: standard input is a terminal. */
    public boolean asks() {
        return inIsTerminal;
    }

    /** Whether lines may be drawn again: standard error is a terminal that a person looks at. */
    public boolean isLive() {
        return live;
    }

    /** How many columns there are. */
    public int width() {
        return width;
    }

    /** Prints a line of the result. */
    public void result(String line) {
        out.println(line);
    }

    /** Prints a line that is no result. */
    public void message(String line) {
        err.println(line);
    }

    /** Prints a line that is no result, behind a word that says how much it matters. */
    public void message(Style style, String word, String text) {
        err.println(style.of(word, coloursMessages()) + ": " + text);
    }

    /** Writes to standard error as it is, for lines that are drawn again. */
    void draw(String text) {
        err.print(text);
        err.flush();
    }

    /** Whether what goes to standard error may have colours. */
    public boolean coloursMessages() {
        return coloured && errIsTerminal;
    }

    private static int width(String columns) {
        return columns.matches("[1-9][0-9]{1,3}") ? Math.max(40, Integer.parseInt(columns)) : DEFAULT_WIDTH;
    }
}
