package dev.snapforge.builder.benchmark;

import dev.snapforge.builder.problem.PolicyProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.BuilderSettings;
import dev.snapforge.builder.stage.JobStage;
import dev.snapforge.builder.stage.MeasuredSnapshot;
import dev.snapforge.builder.stage.PipelineStage;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.builder.stage.UnverifiedSnapshot;
import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.spec.BuildSpec;
import dev.snapforge.builds.spec.Policy;
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import dev.snapforge.snapshot.SnapshotMetrics.Range;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the snapshot is worth: a start from source, from source with V8's code cache, from the snapshot without warm-up and from
 * the one that is published, each in fresh processes, taking turns, so that what else the machine does hits all alike.
 */
@Component
@BuilderRole
public class StartupBenchmark implements PipelineStage<UnverifiedSnapshot, MeasuredSnapshot> {

    /** Where neither a warm-up nor a check says what the first request is. */
    private static final String TRIVIAL = "0";

    /** What differs by less than a tenth is not told apart in so few runs. */
    private static final double NOISE = 1.1;

    /** Under an imitated processor one run says as much about a real one as several do: nothing but how they compare. */
    private static final int EMULATED_RUNS = 1;

    /** How many times as many runs there may be as are wanted, until they agree. */
    private static final int MOST_ROUNDS = 5;

    private final BuilderSettings settings;

    StartupBenchmark(BuilderSettings settings) {
        this.settings = settings;
    }

    /** What was measured, and what follows from it. */
    public record Result(SnapshotMetrics metrics, List<Finding> findings) {}

    /**
     * Measures where the build waits for it, notes if the snapshot is not worth it, and refuses one that is slower than the policy wants.
     * There are no metrics if one of the starts did not come to its end.
     */
    @Override
    public MeasuredSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        Attempt attempt = snapshot.attempt();
        Policy policy = attempt.spec().policy();
        if (!policy.waitsForMetrics()) {
            return new MeasuredSnapshot(snapshot, settings.measurementRuns() > 0 ? SnapshotMetrics.pending() : null);
        }
        Optional<Result> result = measure(new StartupSubject(
                attempt.session(),
                attempt.engine(),
                attempt.spec(),
                snapshot.scripts(),
                snapshot.blob().file(),
                snapshot.warmed() ? snapshot.cold().file() : null));
        attempt.stages().done(JobStage.MEASURE);
        if (result.isPresent()) {
            requireSpeed(result.get().metrics(), attempt);
            attempt.note(result.get().findings());
        }
        return new MeasuredSnapshot(snapshot, result.map(Result::metrics).orElse(null));
    }

    /**
     * Starts in turns until the runs of each way agree, or there were five times as many as are wanted.
     *
     * @return empty if one of the starts did not come to its end
     */
    public Optional<Result> measure(StartupSubject subject) throws PipelineTermination {
        boolean emulated = subject.engine().emulated();
        int wanted = emulated ? EMULATED_RUNS : Math.max(1, settings.measurementRuns());
        int most = emulated ? EMULATED_RUNS : wanted * MOST_ROUNDS;
        StartupRuns starts = new StartupRuns(subject.session(), subject.scripts(), first(subject.spec()));
        Optional<MeasureResponse> prepared = starts.prepare();
        for (int i = 0; i < most && !(i >= wanted && starts.areSettled(wanted)) && !starts.failed(); i++) {
            starts.fromSource();
            if (!prepared.orElseThrow().caches().isEmpty()) {
                starts.fromCodeCache(prepared.get().caches());
            }
            starts.fromSnapshot(subject.blob());
            if (subject.cold() != null) {
                starts.fromColdSnapshot(subject.cold());
            }
        }
        if (starts.failed()) {
            return Optional.empty();
        }
        SnapshotMetrics metrics = starts.metrics(
                subject.engine(), sizes(subject, prepared.orElseThrow().grown()));
        return Optional.of(new Result(metrics, findings(metrics)));
    }

    private static String first(BuildSpec spec) {
        if (spec.warmup() != null) {
            return spec.warmup();
        }
        return spec.checks().isEmpty() ? TRIVIAL : spec.checks().get(0).expression();
    }

    /** What each file added to a plain runtime's heap, as its share of the blob; garbage was collected before and after. */
    private static List<FileSize> sizes(StartupSubject subject, List<Long> grown) {
        if (grown.isEmpty()) {
            return List.of();
        }
        long all = Math.max(1, grown.stream().mapToLong(Long::longValue).sum());
        List<FileSize> sizes = new ArrayList<>();
        for (int i = 0; i < subject.scripts().size(); i++) {
            Script script = subject.scripts().get(i);
            double share = (double) grown.get(i) / all;
            sizes.add(new FileSize(
                    script.name(),
                    (long) script.source().getBytes(StandardCharsets.UTF_8).length,
                    Math.round(share * 10_000) / 10_000.0,
                    Math.round(share * subject.blob().size())));
        }
        sizes.sort(Comparator.comparing(FileSize::share, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return sizes;
    }

    /** Whether a start with a code cache is faster than one from the snapshot, beyond the spread of both. */
    private static boolean beyondSpread(SnapshotMetrics metrics) {
        Range cached = metrics.range(Spread::firstResultCodeCacheMillis);
        Range restored = metrics.range(Spread::firstResultRestoredMillis);
        return cached != null && restored != null && cached.isBelow(restored);
    }

    private static void requireSpeed(SnapshotMetrics metrics, Attempt attempt) throws PipelineTermination {
        Double wanted = attempt.spec().policy().minSpeedup();
        if (wanted != null && (metrics.speedup() == null || metrics.speedup() < wanted)) {
            throw attempt.rejected(PolicyProblems.tooSlow(wanted, metrics));
        }
    }

    private static List<Finding> findings(SnapshotMetrics metrics) {
        Double cached = metrics.firstResultCodeCacheMillis();
        Double restored = metrics.firstResultRestoredMillis();
        if (cached == null || restored == null || cached * NOISE >= restored || !beyondSpread(metrics)) {
            return List.of();
        }
        return List.of(new Finding(
                "code-cache-is-faster",
                Severity.WARNING,
                "V8's code cache gives the first result sooner",
                "From source with a code cache the first result takes %.1f ms, from this snapshot %.1f ms."
                        .formatted(cached, restored),
                "Keep a code cache of the script instead (ScriptCompiler::CreateCodeCache, Javet's getCachedData), or give a"
                        + " warm-up that calls what the first request needs.",
                null,
                1));
    }
}
