package dev.snapforge.cli.build;

import dev.snapforge.cli.report.BuildReport;
import dev.snapforge.cli.report.MarkdownReport;
import dev.snapforge.cli.report.ReportFormat;
import dev.snapforge.cli.report.SarifReport;
import dev.snapforge.cli.report.TextReport;
import dev.snapforge.cli.session.Session;
import java.util.List;
import picocli.CommandLine.Option;

/** How a report is printed. */
final class ReportOptions {

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "The form of the report: ${COMPLETION-CANDIDATES} (default text).")
    ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Notes as well as errors and warnings.")
    boolean verbose;

    /** Prints it; whether it was a text, which a summary may follow. */
    boolean print(BuildReport report, Session session) {
        switch (format) {
            case SARIF -> session.json(SarifReport.of(report));
            case MARKDOWN -> print(MarkdownReport.lines(report), session);
            case TEXT -> print(new TextReport(session.terminal().coloursResults()).lines(report), session);
        }
        return format == ReportFormat.TEXT;
    }

    private static void print(List<String> lines, Session session) {
        lines.forEach(session.terminal()::result);
    }
}
