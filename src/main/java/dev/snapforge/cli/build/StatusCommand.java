package dev.snapforge.cli.build;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.report.BuildReport;
import dev.snapforge.cli.report.SourceLookup;
import dev.snapforge.cli.service.BuildFollower;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.DurationConverter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.LiveLines;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how far a build is, or what became of it. */
@Command(name = "status", description = "Show how far a build is or what became of it; ends with 1 if it has failed.")
public final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "ID", description = "The build's id.")
    String id = "";

    @Option(names = "--wait", description = "Wait for its end.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait at most (default 30m).")
    Duration timeout = Duration.ofMinutes(30);

    @Mixin
    ReportOptions reportOptions = new ReportOptions();

    /** @param session what all commands share */
    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonView build = wait ? follow() : session.service().get("/api/v1/builds/" + ServiceConnection.encoded(id));
        if (session.isJson()) {
            session.json(build.value());
        } else {
            SourceLookup sources = SourceLookup.below(session.directory());
            BuildReport report = new BuildReport(session.url(), List.of(build), sources, reportOptions.verbose);
            if (reportOptions.print(report, session)) {
                BuildSummary.print(List.of(build), new JsonView(null), session);
            }
        }
        return (BuildFollower.hasEnded(build) ? BuildOutcome.exit(build) : ExitCode.DONE).number();
    }

    private JsonView follow() {
        LiveLines lines = new LiveLines(session.terminal());
        try {
            return new BuildFollower(session.service(), timeout)
                    .follow(id, new BuildProgress(lines, session.terminal().isLive()));
        } finally {
            lines.end();
        }
    }
}
