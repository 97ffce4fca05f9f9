package dev.snapforge.worker;

import dev.snapforge.build.BuildSpec;
import dev.snapforge.build.Finding;
import dev.snapforge.build.Severity;
import dev.snapforge.engine.EngineAnswer;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.EngineFacts;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Measured;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import dev.snapforge.snapshot.SnapshotMetrics.Memory;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the snapshot is worth: a start from source, from source with V8's code cache, from the snapshot without warm-up and from
 * the one that is published, each in fresh processes, taking turns, so that what else the machine does hits all alike.
 */
@Component
class StartMeasurement {

    private static final byte[] NOTHING = new byte[0];

    /** Where neither a warm-up nor a check says what the first request is. */
    private static final String TRIVIAL = "0";

    /** What differs by less than a tenth is not told apart in so few runs. */
    private static final double NOISE = 1.1;

    /** Under an imitated processor one run says as much about a real one as several do: nothing but how they compare. */
    private static final int EMULATED_RUNS = 1;

    private final WorkerSettings settings;

    StartMeasurement(WorkerSettings settings) {
        this.settings = settings;
    }

    /**
     * Measures, adds a finding where the snapshot is not worth it, and refuses one that is slower than the policy wants.
     *
     * @param blob what is to be published
     * @param findings gets what is found
     * @return null where measuring is switched off, or one of the starts did not come to its end
     */
    @Nullable
    SnapshotMetrics run(
            Built built, byte[] blob, BuildSpec spec, EngineFacts engine, EngineSession session, List<Finding> findings)
            throws PipelineEnd {
        int wanted = settings.measurementRuns();
        int runs = engine.emulated() ? Math.min(wanted, EMULATED_RUNS) : wanted;
        if (runs == 0 && spec.policy().minSpeedup() == null) {
            return null;
        }
        Starts starts = new Starts(session, built.scripts(), first(spec));
        Optional<Measured> prepared = starts.prepare();
        boolean warmed = blob != built.blob();
        for (int i = 0; i < Math.max(1, runs) && prepared.isPresent(); i++) {
            starts.run(starts.plain, NOTHING, List.of());
            if (!prepared.get().caches().isEmpty()) {
                starts.run(starts.cached, NOTHING, prepared.get().caches());
            }
            starts.run(starts.restored, blob, List.of());
            if (warmed) {
                starts.run(starts.cold, built.blob(), List.of());
            }
        }
        if (starts.failed) {
            return null;
        }
        SnapshotMetrics metrics = metrics(
                starts,
                warmed ? starts.cold : starts.restored,
                engine,
                runs,
                sizes(built, blob, prepared.get().grown()));
        judge(metrics, spec, findings);
        return metrics;
    }

    private static String first(BuildSpec spec) {
        if (spec.warmup() != null) {
            return spec.warmup();
        }
        return spec.checks().isEmpty() ? TRIVIAL : spec.checks().get(0).expression();
    }

    private static SnapshotMetrics metrics(
            Starts starts, Timings cold, EngineFacts engine, int runs, List<FileSize> sizes) {
        Double plain = starts.plain.median(Measured::startNanos);
        Double restored = starts.restored.median(Measured::startNanos);
        Measured last = Objects.requireNonNull(starts.restored.last());
        return new SnapshotMetrics(
                plain,
                starts.cached.median(Measured::startNanos),
                cold.median(Measured::startNanos),
                restored,
                plain == null || restored == null || restored == 0 ? null : Math.round(plain / restored * 100) / 100.0,
                starts.plain.median(Measured::firstNanos),
                starts.cached.median(Measured::firstNanos),
                cold.median(Measured::firstNanos),
                starts.restored.median(Measured::firstNanos),
                engine.emulated(),
                Math.max(1, runs),
                new Spread(
                        starts.plain.range(Measured::startNanos),
                        starts.cached.range(Measured::startNanos),
                        cold.range(Measured::startNanos),
                        starts.restored.range(Measured::startNanos),
                        starts.plain.range(Measured::firstNanos),
                        starts.cached.range(Measured::firstNanos),
                        cold.range(Measured::firstNanos),
                        starts.restored.range(Measured::firstNanos)),
                new Memory(last.usedHeap(), last.physical(), last.external()),
                sizes);
    }

    /** What each file added to a plain runtime's heap, as its share of the blob; garbage was collected before and after. */
    private static List<FileSize> sizes(Built built, byte[] blob, List<Long> grown) {
        if (grown.isEmpty()) {
            return List.of();
        }
        long all = Math.max(1, grown.stream().mapToLong(Long::longValue).sum());
        List<FileSize> sizes = new ArrayList<>();
        for (int i = 0; i < built.scripts().size(); i++) {
            Script script = built.scripts().get(i);
            double share = (double) grown.get(i) / all;
            sizes.add(new FileSize(
                    script.name(),
                    (long) script.source().getBytes(StandardCharsets.UTF_8).length,
                    Math.round(share * 10_000) / 10_000.0,
                    Math.round(share * blob.length)));
        }
        sizes.sort(Comparator.comparing(FileSize::share, Comparator.nullsFirst(Comparator.naturalOrder()))
                .reversed());
        return sizes;
    }

    private static void judge(SnapshotMetrics metrics, BuildSpec spec, List<Finding> findings) throws PipelineEnd {
        Double wanted = spec.policy().minSpeedup();
        if (wanted != null && (metrics.speedup() == null || metrics.speedup() < wanted)) {
            throw PipelineEnd.rejected(PolicyProblems.tooSlow(wanted, metrics), findings);
        }
        Double cached = metrics.firstResultCodeCacheMillis();
        Double restored = metrics.firstResultRestoredMillis();
        if (cached != null && restored != null && cached * NOISE < restored) {
            findings.add(new Finding(
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

    /** The starts of one job. */
    private static final class Starts {

        private final EngineSession session;
        private final List<Script> scripts;
        private final String first;
        private final Timings plain = new Timings();
        private final Timings cached = new Timings();
        private final Timings cold = new Timings();
        private final Timings restored = new Timings();
        private boolean failed;

        private Starts(EngineSession session, List<Script> scripts, String first) {
            this.session = session;
            this.scripts = scripts;
            this.first = first;
        }

        private Optional<Measured> prepare() throws PipelineEnd {
            return ask(new MeasureRequest(NOTHING, scripts, List.of(), first, true));
        }

        private void run(Timings timings, byte[] blob, List<byte[]> caches) throws PipelineEnd {
            boolean fromSource = blob.length == 0;
            ask(new MeasureRequest(blob, fromSource ? scripts : List.of(), caches, first, false))
                    .ifPresent(timings::add);
        }

        private Optional<Measured> ask(MeasureRequest request) throws PipelineEnd {
            EngineAnswer answer = session.measure(request);
            if (answer instanceof EngineDeath death && death.cause() == EngineDeath.Cause.CANCELLED) {
                throw new PipelineEnd(new JobOutcome.Interrupted());
            }
            if (answer instanceof EngineAnswer.Answered answered && answered.message() instanceof Measured measured) {
                return Optional.of(measured);
            }
            // A first result that throws, or needs more than the engine has, is no reason to withhold a proven
            // snapshot.
            failed = true;
            return Optional.empty();
        }
    }
}
