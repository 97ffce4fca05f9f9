package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SourceBundle;
import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.bundle.TargetPlan;
import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.release.ChannelPromotion;
import dev.snapforge.cli.report.BuildReport;
import dev.snapforge.cli.report.SourceLookup;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Builds, releases and promotes. */
@Command(
        name = "build",
        description = "Build snapshots of a bundle, and release and promote them if they have a name and a version.",
        footer = {"", "Example:", "  snapforge build dist/main.js --name shop --version 1.4.0 --promote stable"})
public final class BuildCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    BundleOptions bundleOptions = new BundleOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "The name to release under.")
    @Nullable
    String name;

    @Option(names = "--version", paramLabel = "VERSION", description = "The version to release.")
    @Nullable
    String version;

    @Option(
            names = "--promote",
            paramLabel = "CHANNEL",
            description = "Point this channel to the version, once it is released.")
    @Nullable
    String channel;

    @Option(
            names = "--wait",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the end of the build (default). With --no-wait, print its id and leave.")
    boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long to wait at most, for example 90s or 10m (default 30m). The build goes on.")
    Duration timeout = Duration.ofMinutes(30);

    @Mixin
    SpecOptions specOptions = new SpecOptions();

    @Mixin
    ReportOptions reportOptions = new ReportOptions();

    /** @param session what all commands share */
    public BuildCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        SourceBundle bundle = bundleOptions.collect();
        SpecDraft spec = specOptions.draft().set("name", name).set("version", version);
        requireSense(bundle, spec);
        TargetPlan plan = new TargetChoice(session.service()).plan(bundle, spec, bundleOptions.targets);
        if (!plan.isDefault()) {
            spec.targets(plan.required());
        }
        plan.notes().forEach(session::note);
        BuildRunner runner = new BuildRunner(session, bundle, timeout);
        if (!wait) {
            return leave(runner, spec, plan);
        }
        boolean onlyOptional = plan.required().isEmpty() && !plan.optional().isEmpty();
        JsonView build = onlyOptional ? new JsonView(null) : runner.run(spec);
        boolean good = onlyOptional || BuildOutcome.succeeded(build);
        List<JsonView> optional = new ArrayList<>();
        if (good) {
            List<JsonView> submitted = plan.optional().stream()
                    .map(it -> runner.submit(spec.copy().targets(List.of(it))))
                    .toList();
            submitted.forEach(it -> optional.add(runner.follow(it.text("id"))));
        }
        return report(bundle, build, optional);
    }

    private int report(SourceBundle bundle, JsonView build, List<JsonView> optional) {
        List<JsonView> all = new ArrayList<>(optional);
        if (build.isPresent()) {
            all.add(0, build);
        }
        Optional<JsonView> first = all.stream().filter(BuildOutcome::succeeded).findFirst();
        boolean good = build.isPresent() ? BuildOutcome.succeeded(build) : first.isPresent();
        JsonView promoted = good && channel != null ? promote(first.orElse(build), channel) : new JsonView(null);
        if (session.isJson()) {
            Map<String, Object> document = new TreeMap<>();
            document.put("builds", all.stream().map(JsonView::value).toList());
            if (promoted.value() != null) {
                document.put("channel", promoted.value());
            }
            session.json(document);
        } else {
            SourceLookup sources = new SourceLookup(session.directory(), bundle);
            if (reportOptions.print(new BuildReport(session.url(), all, sources, reportOptions.verbose), session)) {
                BuildSummary.print(all, promoted, session);
            }
        }
        return (good ? ExitCode.DONE : BuildOutcome.exit(build.isPresent() ? build : all.get(0))).number();
    }

    private void requireSense(SourceBundle bundle, SpecDraft spec) {
        boolean known = bundle.archive() == null || bundle.manifest() != null;
        JsonView manifest = bundle.manifest() == null ? new JsonView(null) : bundle.manifest();
        boolean released = (spec.text("version") != null || manifest.textOrNull("version") != null)
                && (spec.text("name") != null || manifest.textOrNull("name") != null);
        if (channel != null && known && !released) {
            throw CommandException.usage(
                    "A channel points to a version, and this build releases none.",
                    "--name and --version with --promote",
                    "--promote " + channel,
                    "Add --name and --version, or leave --promote out.");
        }
        if (!wait && channel != null) {
            throw CommandException.usage(
                    "Nothing can be promoted before it is built.",
                    "--promote without --no-wait",
                    "--no-wait --promote " + channel,
                    "Wait, or run 'snapforge promote' later.");
        }
    }

    private int leave(BuildRunner runner, SpecDraft spec, TargetPlan plan) {
        List<JsonView> builds = new ArrayList<>();
        if (plan.required().isEmpty() && !plan.optional().isEmpty()) {
            plan.optional().forEach(it -> builds.add(runner.submit(spec.copy().targets(List.of(it)))));
        } else {
            builds.add(runner.submit(spec));
            // They would be released even if the others fail.
            plan.optional().forEach(it -> session.note(it + " is left out: beside others, it needs --wait."));
        }
        if (session.isJson()) {
            session.json(Map.of("builds", builds.stream().map(JsonView::value).toList()));
        } else {
            builds.forEach(it -> session.terminal().result(it.text("id")));
        }
        return ExitCode.DONE.number();
    }

    private JsonView promote(JsonView build, String to) {
        return new ChannelPromotion(session.service()).promote(build.text("name"), to, build.text("version"), null);
    }
}
