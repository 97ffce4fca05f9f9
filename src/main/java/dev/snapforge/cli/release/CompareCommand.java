package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.report.ComparisonFailure;
import dev.snapforge.cli.report.ReportFormat;
import dev.snapforge.cli.report.SarifReport;
import dev.snapforge.cli.service.MetricsFollower;
import dev.snapforge.cli.session.DurationConverter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import dev.snapforge.cli.terminal.Table;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what changed between two versions. */
@Command(
        name = "compare",
        description =
                "Compare two versions of a name: size and start of each target. With limits, ends with 1 if a target "
                        + "goes beyond them, or if there is no figure to hold against them.")
public final class CompareCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "FROM", description = "A version, or a channel.")
    String from = "";

    @Parameters(index = "2", paramLabel = "TO", description = "Another version or channel.")
    String to = "";

    @Option(names = "--max-size-growth", paramLabel = "PERCENT", description = "How much larger a snapshot may be.")
    @Nullable
    Double maxSizeGrowth;

    @Option(
            names = "--max-start-growth",
            paramLabel = "PERCENT",
            description = "How much longer a start may take, if it is beyond the spread of the measurements as well.")
    @Nullable
    Double maxStartGrowth;

    @Option(names = "--wait", description = "Wait until both are measured, which happens when no build waits.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait at most (default 10m).")
    Duration timeout = Duration.ofMinutes(10);

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            description = "The form of the report: ${COMPLETION-CANDIDATES} (default text).")
    ReportFormat format = ReportFormat.TEXT;

    /** @param session what all commands share */
    public CompareCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ReleaseCatalogue catalogue = new ReleaseCatalogue(session.service());
        ReleaseCatalogue.FoundVersion old = catalogue.find(reference(from));
        ReleaseCatalogue.FoundVersion now = catalogue.find(reference(to));
        MetricsFollower measured = new MetricsFollower(session.service(), timeout);
        List<TargetComparison> rows = TargetComparison.of(wait ? measured::follow : catalogue::snapshot, old, now);
        List<ComparisonFailure> beyond = new ArrayList<>();
        rows.forEach(it -> beyond.addAll(it.beyond(maxSizeGrowth, maxStartGrowth)));
        boolean limited = maxSizeGrowth != null || maxStartGrowth != null;
        if (limited && rows.stream().noneMatch(TargetComparison::isInBoth) && beyond.isEmpty()) {
            beyond.add(ComparisonFailure.notMeasured("The versions have no target in common that can be used."));
        }
        print(old.number(), now.number(), rows, beyond);
        return (beyond.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    private void print(String old, String now, List<TargetComparison> rows, List<ComparisonFailure> beyond) {
        if (session.isJson()) {
            session.json(Map.of(
                    "name", name,
                    "from", old,
                    "to", now,
                    "targets", rows.stream().map(TargetComparison::toJson).toList(),
                    "beyond",
                            beyond.stream()
                                    .map(it -> Map.of("code", it.code(), "message", it.message()))
                                    .toList()));
            return;
        }
        if (format == ReportFormat.SARIF) {
            session.json(SarifReport.ofFailures(beyond));
            return;
        }
        Table table =
                new Table("target", "size " + old, "size " + now, "growth", "start " + old, "start " + now, "growth");
        rows.forEach(it -> table.row(it.cells()));
        List<String> lines = format == ReportFormat.MARKDOWN ? table.markdown() : table.lines();
        lines.forEach(session.terminal()::result);
        for (ComparisonFailure it : beyond) {
            session.terminal().message(Style.ERROR, "error[" + it.code() + "]", Printable.line(it.message()));
        }
    }

    /** Versions begin with a digit; a channel that does so too has to be named by its version. */
    private ReleaseReference reference(String text) {
        return text.matches("[0-9].*")
                ? new ReleaseReference(name, text, null)
                : new ReleaseReference(name, null, text);
    }
}
