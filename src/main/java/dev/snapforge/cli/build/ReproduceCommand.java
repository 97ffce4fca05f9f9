package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.BundleCollector;
import dev.snapforge.cli.bundle.SourceBundle;
import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.release.KeyOptions;
import dev.snapforge.cli.report.BuildReport;
import dev.snapforge.cli.report.ComparisonFailure;
import dev.snapforge.cli.report.ReportFormat;
import dev.snapforge.cli.report.SarifReport;
import dev.snapforge.cli.report.SourceLookup;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.DurationConverter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import dev.snapforge.cli.terminal.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a snapshot once more and says whether the same bytes come out. */
@Command(
        name = "reproduce",
        description =
                "Build a snapshot once more from its bundle and say whether the same bytes come out; ends with 0 only if "
                        + "they do. Nothing is released. The service need not be the one that made the snapshot.",
        footer = {
            "",
            "Example:",
            "  snapforge reproduce shop-1.4.0-linux-x64-javet-v8-5.0.6.v8ss dist/main.js --key shop.pem"
        })
public final class ReproduceCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "SNAPSHOT", description = "The .v8ss file.")
    Path file = Path.of("");

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "PATH",
            description = "The bundle that it was made from, as 'snapforge build' was given it.")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--entry", paramLabel = "FILE", description = "As with 'snapforge build'. May be repeated.")
    List<String> entries = new ArrayList<>();

    @Option(names = "--signature", paramLabel = "FILE", description = "Its signature (default SNAPSHOT.sig).")
    @Nullable
    Path signature;

    @Option(
            names = "--attestation",
            paramLabel = "FILE",
            description = "Its attestation, which holds the spec (default SNAPSHOT.attestation.json or "
                    + "SNAPSHOT.sigstore.json, otherwise what the service has). Without one, say the spec with --spec or "
                    + "options; what the snapshot itself says of it is known.")
    @Nullable
    Path attestation;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait at most, for example 90s or 10m (default 30m). The build goes on.")
    Duration timeout = Duration.ofMinutes(30);

    @Mixin
    KeyOptions keyOptions = new KeyOptions();

    @Mixin
    SpecOptions specOptions = new SpecOptions();

    @Mixin
    ReportOptions reportOptions = new ReportOptions();

    /** @param session what all commands share */
    public ReproduceCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OriginalSnapshot original =
                OriginalSnapshot.read(session, file, signature, attestation, keyOptions.verification(session));
        SourceBundle bundle = BundleCollector.collect(paths, entries);
        RecordedSpec recorded = original.spec();
        if (!recorded.whole()) {
            session.note("no attestation holds the spec: checks, warm-up and policy are what --spec and options say");
        }
        SpecDraft spec = specOptions.draft(recorded.draft()).withoutRelease().targets(List.of(original.target()));
        BuildRunner runner = new BuildRunner(session, bundle, timeout);
        Reproduction.Result result = new Reproduction(session, original, runner).of(spec);
        if (result.isFailed()) {
            reportFailed(bundle, result.build());
            return BuildOutcome.exit(result.build()).number();
        }
        print(original, result);
        return (result.differences().isEmpty() ? ExitCode.DONE : ExitCode.REFUSED).number();
    }

    /** As 'snapforge build' does. */
    private void reportFailed(SourceBundle bundle, JsonView build) {
        if (session.isJson()) {
            session.json(Map.of("builds", List.of(Objects.requireNonNull(build.value()))));
            return;
        }
        SourceLookup sources = new SourceLookup(session.directory(), bundle);
        BuildReport report = new BuildReport(session.url(), List.of(build), sources, reportOptions.verbose);
        if (reportOptions.print(report, session)) {
            BuildSummary.print(List.of(build), new JsonView(null), session);
        }
    }

    private void print(OriginalSnapshot original, Reproduction.Result result) {
        List<ComparisonFailure> failures =
                result.differences().stream().map(SnapshotComparison::failure).toList();
        if (session.isJson()) {
            session.json(result.toJson(original));
            return;
        }
        if (reportOptions.format == ReportFormat.SARIF) {
            session.json(SarifReport.ofFailures(failures));
            return;
        }
        Table table = new Table("what", "snapshot", "now");
        table.row("file", original.container().digest().toString(), failures.isEmpty() ? "the same" : "another");
        result.differences().forEach(it -> table.row(it.field(), it.expected(), it.found()));
        List<String> lines = reportOptions.format == ReportFormat.MARKDOWN ? table.markdown() : table.lines();
        lines.forEach(session.terminal()::result);
        for (ComparisonFailure it : failures) {
            session.terminal().message(Style.ERROR, "error[" + it.code() + "]", Printable.line(it.message()));
        }
    }
}
