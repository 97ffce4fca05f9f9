package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.OfferedTarget;
import dev.snapforge.cli.bundle.SourceBundle;
import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.bundle.TargetPlan;
import dev.snapforge.cli.report.BuildReport;
import dev.snapforge.cli.report.Diagnostics;
import dev.snapforge.cli.report.SourceLookup;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.DurationConverter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says why a bundle is refused, and what would help. */
@Command(
        name = "doctor",
        description =
                "Build a bundle without releasing anything, say why it is refused, and try what would help. Ends with "
                        + "0 only if it is built as it is.")
public final class DoctorCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    BundleOptions bundleOptions = new BundleOptions();

    @Option(names = "--no-trials", description = "Do not build again to try what would help.")
    boolean noTrials;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long all builds may take together (default 30m).")
    Duration timeout = Duration.ofMinutes(30);

    @Mixin
    SpecOptions specOptions = new SpecOptions();

    @Mixin
    ReportOptions reportOptions = new ReportOptions();

    /** @param session what all commands share */
    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SourceBundle bundle = bundleOptions.collect();
        SpecDraft spec = specOptions.draft().withoutRelease();
        List<String> arguments = bundleOptions.targets.isEmpty() ? spec.targets() : bundleOptions.targets;
        if (!arguments.isEmpty()) {
            TargetPlan plan = TargetPlan.of(arguments, () -> OfferedTarget.of(session.service()));
            plan.notes().forEach(session::note);
            List<String> all = new ArrayList<>(plan.required());
            all.addAll(plan.optional());
            spec.targets(all);
        }
        BuildRunner runner = new BuildRunner(session, bundle, timeout);
        JsonView build = runner.run(spec);
        Diagnosis diagnosis = new Diagnosis(runner);
        if (!BuildOutcome.succeeded(build) && !noTrials) {
            try {
                diagnosis.run(spec, build);
            } catch (SnapforgeException e) {
                // What the first build said is known all the same.
                if (session.isJson()) {
                    session.keep(document(build, diagnosis));
                } else {
                    print(bundle, build, diagnosis);
                }
                throw e;
            }
        }
        if (session.isJson()) {
            session.json(document(build, diagnosis));
        } else {
            print(bundle, build, diagnosis);
        }
        return BuildOutcome.exit(build).number();
    }

    private static Map<String, Object> document(JsonView build, Diagnosis diagnosis) {
        Map<String, Object> document = new TreeMap<>();
        document.put("builds", build.value() == null ? List.of() : List.of(build.value()));
        document.put("trials", diagnosis.trials().stream().map(Trial::toJson).toList());
        return document;
    }

    private void print(SourceBundle bundle, JsonView build, Diagnosis diagnosis) {
        List<JsonView> builds = new ArrayList<>(List.of(build));
        diagnosis.steps().forEach(it -> builds.add(it.build()));
        SourceLookup sources = new SourceLookup(session.directory(), bundle);
        if (reportOptions.print(new BuildReport(session.url(), builds, sources, reportOptions.verbose), session)) {
            BuildSummary.print(List.of(build), new JsonView(null), session);
            advise(build, diagnosis);
        }
    }

    private void advise(JsonView build, Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        if (BuildOutcome.succeeded(build)) {
            session.terminal().result("Nothing is in the way.");
            return;
        }
        JsonView last = build;
        if (!diagnosis.steps().isEmpty()) {
            Trial step = diagnosis.steps().get(diagnosis.steps().size() - 1);
            last = step.build();
            step.options().forEach(it -> lines.add("use " + it));
            String codes = String.join(", ", Diagnostics.of(List.of(last)).errorCodes());
            String end = step.succeeded() ? ": then it builds (tried)" : ": then it gets as far as " + codes;
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + end);
        }
        lines.addAll(Diagnostics.of(List.of(last)).hints());
        session.terminal().result("");
        session.terminal().result("What would help, in this order:");
        for (int i = 0; i < lines.size(); i++) {
            session.terminal().result("  " + (i + 1) + ". " + Printable.line(lines.get(i)));
        }
    }
}
