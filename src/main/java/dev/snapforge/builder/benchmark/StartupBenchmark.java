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
import dev.snapforge.engine.BuilderRole;
import dev.snapforge.engine.EngineProbeResult;
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
import org.jspecify.annotations.Nullable;
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

    private final BuilderSettings settings;

    StartupBenchmark(BuilderSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures, notes if the snapshot is not worth it, and refuses one that is slower than the policy wants. There are no metrics if
     * measuring is switched off, or one of the starts did not come to its end.
     */
    @Override
    public MeasuredSnapshot run(UnverifiedSnapshot snapshot) throws PipelineTermination {
        SnapshotMetrics metrics = measure(snapshot);
        snapshot.attempt().stages().done(JobStage.MEASURE);
        return new MeasuredSnapshot(snapshot, metrics);
    }

    private @Nullable SnapshotMetrics measure(UnverifiedSnapshot snapshot) throws PipelineTermination {
        BuildSpec spec = snapshot.attempt().spec();
        EngineProbeResult engine = snapshot.attempt().engine();
        byte[] blob = snapshot.blob();
        int wanted = settings.measurementRuns();
        int runs = engine.emulated() ? Math.min(wanted, EMULATED_RUNS) : wanted;
        if (runs == 0 && spec.policy().minSpeedup() == null) {
            return null;
        }
        StartupRuns starts = new StartupRuns(snapshot.attempt().session(), snapshot.scripts(), first(spec));
        Optional<MeasureResponse> prepared = starts.prepare();
        for (int i = 0; i < Math.max(1, runs) && prepared.isPresent(); i++) {
            starts.fromSource();
            if (!prepared.get().caches().isEmpty()) {
                starts.fromCodeCache(prepared.get().caches());
            }
            starts.fromSnapshot(blob);
            if (snapshot.warmed()) {
                starts.fromColdSnapshot(snapshot.cold());
            }
        }
        if (starts.failed()) {
            return null;
        }
        SnapshotMetrics metrics = starts.metrics(
                engine, Math.max(1, runs), sizes(snapshot, prepared.get().grown()));
        judge(metrics, snapshot.attempt());
        return metrics;
    }

    private static String first(BuildSpec spec) {
        if (spec.warmup() != null) {
            return spec.warmup();
        }
        return spec.checks().isEmpty() ? TRIVIAL : spec.checks().get(0).expression();
    }

    /** What each file added to a plain runtime's heap, as its share of the blob; garbage was collected before and after. */
    private static List<FileSize> sizes(UnverifiedSnapshot snapshot, List<Long> grown) {
        if (grown.isEmpty()) {
            return List.of();
        }
        long all = Math.max(1, grown.stream().mapToLong(Long::longValue).sum());
        List<FileSize> sizes = new ArrayList<>();
        for (int i = 0; i < snapshot.scripts().size(); i++) {
            Script script = snapshot.scripts().get(i);
            double share = (double) grown.get(i) / all;
            sizes.add(new FileSize(
                    script.name(),
                    (long) script.source().getBytes(StandardCharsets.UTF_8).length,
                    Math.round(share * 10_000) / 10_000.0,
                    Math.round(share * snapshot.blob().length)));
        }
        sizes.sort(Comparator.comparing(FileSize::share, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return sizes;
    }

    /** Whether even the slowest start with a code cache was faster than the fastest from the snapshot: the medians alone flap. */
    private static boolean beyondSpread(SnapshotMetrics metrics) {
        Spread spread = metrics.spread();
        Range cached = spread == null ? null : spread.firstResultCodeCacheMillis();
        Range restored = spread == null ? null : spread.firstResultRestoredMillis();
        return cached != null && restored != null && cached.max() < restored.min();
    }

    private static void judge(SnapshotMetrics metrics, Attempt attempt) throws PipelineTermination {
        Double wanted = attempt.spec().policy().minSpeedup();
        if (wanted != null && (metrics.speedup() == null || metrics.speedup() < wanted)) {
            throw attempt.rejected(PolicyProblems.tooSlow(wanted, metrics));
        }
        Double cached = metrics.firstResultCodeCacheMillis();
        Double restored = metrics.firstResultRestoredMillis();
        if (cached != null && restored != null && cached * NOISE < restored && beyondSpread(metrics)) {
            attempt.note(new Finding(
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
}
