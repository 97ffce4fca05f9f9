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
import dev.snapforge.cli.session.DurationConverter;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.core.SnapforgeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    @Option(names = "--reason", paramLabel = "TEXT", description = "Of --promote. " + ChannelPromotion.REASON)
    @Nullable
    String reason;

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
        List<JsonView> ended = new ArrayList<>();
        if (plan.required().isEmpty() && !plan.optional().isEmpty()) {
            ended.addAll(buildOptional(runner, spec, plan, true));
            return promoteAndReport(bundle, ended, List::of);
        }
        ended.add(runner.run(spec));
        // Promoted before the optional ones: whatever becomes of them, the release is there.
        return promoteAndReport(
                bundle,
                ended,
                () -> BuildOutcome.succeeded(ended.get(0)) ? buildOptional(runner, spec, plan, false) : List.of());
    }

    /** @param needed whether at least one must have been accepted */
    private List<JsonView> buildOptional(BuildRunner runner, SpecDraft spec, TargetPlan plan, boolean needed) {
        List<JsonView> ended = new ArrayList<>();
        Optional<SnapforgeException> first = Optional.empty();
        for (String target : plan.optional()) {
            try {
                ended.add(runner.run(spec.copy().targets(List.of(target))));
            } catch (SnapforgeException e) {
                first = first.or(() -> Optional.of(e));
                session.warn(target + " is left out: " + e.getMessage());
            }
        }
        if (needed && ended.isEmpty() && first.isPresent()) {
            throw first.get();
        }
        return ended;
    }

    /** Reports the builds in any case; a channel that could not be pointed to them is told after that. */
    private int promoteAndReport(SourceBundle bundle, List<JsonView> builds, Supplier<List<JsonView>> more) {
        JsonView promoted;
        try {
            promoted = promote(builds);
        } catch (SnapforgeException e) {
            if (session.isJson()) {
                session.keep(document(builds, new JsonView(null)));
            } else {
                print(bundle, builds, new JsonView(null));
            }
            throw e;
        }
        List<JsonView> all = new ArrayList<>(builds);
        all.addAll(more.get());
        if (session.isJson()) {
            session.json(document(all, promoted));
        } else {
            print(bundle, all, promoted);
        }
        // The required one is the first; of optional ones alone, one is enough.
        boolean good = all.stream().anyMatch(BuildOutcome::succeeded);
        return (good ? ExitCode.DONE : BuildOutcome.exit(all.get(0))).number();
    }

    /** Points the channel to what the first build that succeeded has released; the first one counts for all. */
    private JsonView promote(List<JsonView> builds) {
        Optional<JsonView> released =
                builds.stream().filter(BuildOutcome::succeeded).findFirst();
        if (channel == null || released.isEmpty()) {
            return new JsonView(null);
        }
        JsonView build = released.get();
        return new ChannelPromotion(session.service())
                .promote(build.text("name"), channel, build.text("version"), reason, null);
    }

    private static Map<String, Object> document(List<JsonView> all, JsonView promoted) {
        Map<String, Object> document = new TreeMap<>();
        document.put("builds", all.stream().map(JsonView::value).toList());
        if (promoted.value() != null) {
            document.put("channel", promoted.value());
        }
        return document;
    }

    private void print(SourceBundle bundle, List<JsonView> all, JsonView promoted) {
        SourceLookup sources = new SourceLookup(session.directory(), bundle);
        if (reportOptions.print(new BuildReport(session.url(), all, sources, reportOptions.verbose), session)) {
            BuildSummary.print(all, promoted, session);
        }
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
        if (reason != null && channel == null) {
            throw CommandException.usage(
                    "A reason is for a channel that moves.",
                    "--reason with --promote",
                    "--reason alone",
                    "Add --promote, or leave --reason out.");
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
            builds.forEach(it -> session.terminal().result(Printable.line(it.text("id"))));
        }
        return ExitCode.DONE.number();
    }
}
