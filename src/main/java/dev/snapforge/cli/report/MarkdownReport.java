package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what a build said for a summary page of a CI service or a comment. */
public final class MarkdownReport {

    private MarkdownReport() {}

    /** The lines to print. */
    public static List<String> lines(BuildReport report) {
        List<String> lines = new ArrayList<>();
        for (JsonView build : report.builds()) {
            String version = build.text("version").isEmpty() ? "" : " " + build.text("version");
            String name = build.text("name").isEmpty() ? "Build" : build.text("name") + version;
            lines.add(
                    "### " + escaped(name) + ": " + escaped(build.text("status").toLowerCase(java.util.Locale.ROOT)));
            lines.add("");
            Table table = new Table("target", "status", "snapshot");
            build.list("jobs")
                    .forEach(it ->
                            table.row(escaped(it.text("target")), escaped(it.text("status")), code(snapshot(it))));
            lines.addAll(table.markdown());
            lines.add("");
        }
        for (Diagnostic diagnostic : report.diagnostics().all()) {
            if (diagnostic.level() != Level.NOTE || report.verbose()) {
                lines.addAll(lines(diagnostic, report));
            }
        }
        return lines;
    }

    private static String snapshot(JsonView job) {
        return job.text("snapshot").isEmpty() ? "-" : job.text("snapshot");
    }

    private static List<String> lines(Diagnostic diagnostic, BuildReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("**" + diagnostic.level().word() + "** [" + code(diagnostic.code()) + "]("
                + report.page(diagnostic.code()) + ") " + escaped(diagnostic.message()));
        Place place = diagnostic.place();
        if (place != null) {
            Optional<LocalSource> source = report.sources().find(place);
            lines.add("");
            lines.add("at "
                    + code(source.map(LocalSource::path).orElse(place.file()) + ":" + place.line() + ":"
                            + place.column()));
            source.ifPresent(it -> lines.addAll(fenced(Excerpt.of(it.text(), place.line(), place.column()))));
        }
        lines.add("");
        lines.add(escaped(diagnostic.cause()));
        if (diagnostic.hint() != null) {
            lines.add("");
            lines.add("> " + escaped(diagnostic.hint()));
        }
        lines.add("");
        lines.add("on " + escaped(String.join(", ", diagnostic.targets())));
        lines.add("");
        return lines;
    }

    private static List<String> fenced(List<String> excerpt) {
        List<String> lines = new ArrayList<>();
        if (!excerpt.isEmpty()) {
            lines.add("");
            // Longer than any fence that a source can have on a line behind its number.
            lines.add("````text");
            lines.addAll(excerpt);
            lines.add("````");
        }
        return lines;
    }

    private static String code(String text) {
        return "`" + Printable.line(text).replace('`', '\'') + "`";
    }

    /** Text of a bundle must neither be markup nor mention anyone. */
    static String escaped(String text) {
        return Printable.line(text)
                .replaceAll("([\\\\`*_{}\\[\\]<>#|!~])", "\\\\$1")
                .replace("@", "@\u200B");
    }
}
