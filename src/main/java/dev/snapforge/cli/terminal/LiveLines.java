package dev.snapforge.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line for each of several things that go on at the same time. In a terminal they are drawn again in place; elsewhere, as in the log
 * of a CI job, each change is a line of its own.
 */
public final class LiveLines {

    private final Terminal terminal;
    private final Map<String, String> lines = new LinkedHashMap<>();
    private int drawn;

    public LiveLines(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Sets what the line says.
     *
     * @param key which line
     * @param text short; it is cut to the terminal's width
     */
    public void set(String key, String text) {
        String line = Printable.line(text);
        if (line.equals(lines.put(key, line))) {
            return;
        }
        if (terminal.isLive()) {
            draw();
        } else {
            terminal.message(line);
        }
    }

    /** Leaves the lines as they are; what is printed now comes below. */
    public void end() {
        lines.clear();
        drawn = 0;
    }

    private void draw() {
        StringBuilder text = new StringBuilder();
        if (drawn > 0) {
            text.append("\u001B[").append(drawn).append('A');
        }
        for (String line : lines.values()) {
            String shown = line.length() < terminal.width() ? line : line.substring(0, terminal.width() - 2) + "…";
            text.append("\r\u001B[2K").append(shown).append('\n');
        }
        drawn = lines.size();
        terminal.draw(text.toString());
    }
}
