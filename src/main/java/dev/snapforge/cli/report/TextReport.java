package dev.snapforge.cli.report;

import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what a build said as compilers do: place, level, code, message, source lines, and what to do. */
public final class TextReport {

    private static final int FRAMES = 12;

    private final boolean coloured;

    public TextReport(boolean coloured) {
        this.coloured = coloured;
    }

    /** The lines to print. */
    public List<String> lines(BuildReport report) {
        List<String> lines = new ArrayList<>();
        int notes = 0;
        for (Diagnostic diagnostic : report.diagnostics().all()) {
            if (diagnostic.level() == Level.NOTE && !report.verbose()) {
                notes++;
            } else {
                lines.addAll(lines(diagnostic, report));
                lines.add("");
            }
        }
        if (notes > 0) {
            lines.add(notes + (notes == 1 ? " note is" : " notes are") + " not shown; --verbose shows "
                    + (notes == 1 ? "it." : "them."));
        }
        return lines;
    }

    private List<String> lines(Diagnostic diagnostic, BuildReport report) {
        List<String> lines = new ArrayList<>();
        Place place = diagnostic.place();
        Optional<LocalSource> source =
                place == null ? Optional.empty() : report.sources().find(place);
        String word = diagnostic.level().word() + "[" + diagnostic.code() + "]";
        lines.add(prefix(place, source) + diagnostic.level().style().of(word, coloured) + ": "
                + Style.STRONG.of(Printable.line(diagnostic.message()), coloured));
        if (place != null && source.isPresent()) {
            for (String line : Excerpt.of(source.get().text(), place.line(), place.column())) {
                lines.add(line.endsWith("^") ? Style.ERROR.of(line, coloured) : line);
            }
        }
        labelled(lines, "cause", diagnostic.cause());
        labelled(lines, "V8", diagnostic.engineMessage());
        labelled(lines, "stack", frames(diagnostic));
        labelled(lines, "hint", diagnostic.hint());
        labelled(lines, "on", String.join(", ", diagnostic.targets()));
        labelled(lines, "see", report.page(diagnostic.code()));
        return lines;
    }

    private static String prefix(@Nullable Place place, Optional<LocalSource> source) {
        if (place == null) {
            return "";
        }
        String file = source.map(LocalSource::path).orElse(place.file());
        return Printable.line(file) + ":" + place.line() + ":" + place.column() + ": ";
    }

    /** The frames below the message, which is the cause already; one alone is the place. */
    private static @Nullable String frames(Diagnostic diagnostic) {
        String stack = diagnostic.stack();
        if (stack == null) {
            return null;
        }
        List<String> frames = stack.lines()
                .map(String::strip)
                .filter(it -> it.startsWith("at "))
                .toList();
        return frames.size() < 2 ? null : String.join("\n", frames.subList(0, Math.min(FRAMES, frames.size())));
    }

    private void labelled(List<String> lines, String label, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        String lead = " ".repeat(7 - label.length()) + label + ": ";
        for (String line : Printable.text(text).strip().split("\n", -1)) {
            lines.add(Style.FAINT.of(lead, coloured) + line);
            lead = " ".repeat(lead.length());
        }
    }
}
