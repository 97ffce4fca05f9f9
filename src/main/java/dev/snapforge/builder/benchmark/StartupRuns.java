package dev.snapforge.builder.benchmark;

import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.engine.EngineProbeResult;
import dev.snapforge.engine.EngineSession;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.snapshot.MetricsState;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import dev.snapforge.snapshot.SnapshotMetrics.Memory;
import dev.snapforge.snapshot.SnapshotMetrics.ProcessorTimes;
import dev.snapforge.snapshot.SnapshotMetrics.Spread;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The starts of one job, each in a process of its own, and how long each way took. */
final class StartupRuns {

    private final EngineSession session;
    private final List<Script> scripts;
    private final String first;
    private final TimingStatistics plain = new TimingStatistics();
    private final TimingStatistics cached = new TimingStatistics();
    private final TimingStatistics cold = new TimingStatistics();
    private final TimingStatistics restored = new TimingStatistics();
    private boolean failed;

    /** @param first what the first request evaluates */
    StartupRuns(EngineSession session, List<Script> scripts, String first) {
        this.session = session;
        this.scripts = scripts;
        this.first = first;
    }

    /** A start that is not timed: it gives the code caches, and what each script adds to the heap. */
    Optional<MeasureResponse> prepare() throws PipelineTermination {
        return ask(new MeasureRequest(null, scripts, List.of(), first, true));
    }

    void fromSource() throws PipelineTermination {
        run(plain, null, scripts, List.of());
    }

    void fromCodeCache(List<byte[]> caches) throws PipelineTermination {
        run(cached, null, scripts, caches);
    }

    /** From the snapshot that is to be published. */
    void fromSnapshot(BlobFile blob) throws PipelineTermination {
        run(restored, blob, List.of(), List.of());
    }

    /** From the snapshot without warm-up. */
    void fromColdSnapshot(BlobFile blob) throws PipelineTermination {
        run(cold, blob, List.of(), List.of());
    }

    /**
     * Whether more runs would say the same.
     *
     * @param wanted how many of each way must have had a processor to themselves
     */
    boolean areSettled(int wanted) {
        return Stream.of(plain, cached, cold, restored).allMatch(it -> it.isSettled(wanted));
    }

    /** Whether one of them did not come to its end. */
    boolean failed() {
        return failed;
    }

    SnapshotMetrics metrics(EngineProbeResult engine, List<FileSize> sizes) {
        Double source = plain.median(MeasureResponse::startNanos);
        Double snapshot = restored.median(MeasureResponse::startNanos);
        // Without a warm-up the cold snapshot is the one that is published.
        TimingStatistics coldOrOnly = cold.last() == null ? restored : cold;
        MeasureResponse last = Objects.requireNonNull(restored.last());
        return new SnapshotMetrics(
                MetricsState.MEASURED,
                source,
                cached.median(MeasureResponse::startNanos),
                coldOrOnly.median(MeasureResponse::startNanos),
                snapshot,
                source == null || snapshot == null || snapshot == 0
                        ? null
                        : Math.round(source / snapshot * 100) / 100.0,
                plain.median(MeasureResponse::firstNanos),
                cached.median(MeasureResponse::firstNanos),
                coldOrOnly.median(MeasureResponse::firstNanos),
                restored.median(MeasureResponse::firstNanos),
                engine.emulated(),
                Math.min(plain.counted(), restored.counted()),
                new Spread(
                        plain.range(MeasureResponse::startNanos),
                        cached.range(MeasureResponse::startNanos),
                        coldOrOnly.range(MeasureResponse::startNanos),
                        restored.range(MeasureResponse::startNanos),
                        plain.range(MeasureResponse::firstNanos),
                        cached.range(MeasureResponse::firstNanos),
                        coldOrOnly.range(MeasureResponse::firstNanos),
                        restored.range(MeasureResponse::firstNanos)),
                new ProcessorTimes(
                        plain.median(MeasureResponse::startCpuNanos),
                        cached.median(MeasureResponse::startCpuNanos),
                        coldOrOnly.median(MeasureResponse::startCpuNanos),
                        restored.median(MeasureResponse::startCpuNanos),
                        plain.median(MeasureResponse::firstCpuNanos),
                        cached.median(MeasureResponse::firstCpuNanos),
                        coldOrOnly.median(MeasureResponse::firstCpuNanos),
                        restored.median(MeasureResponse::firstCpuNanos)),
                load(),
                new Memory(last.usedHeap(), last.physical(), last.external()),
                sizes,
                null);
    }

    /** Null where the system does not say. */
    private static @Nullable Double load() {
        double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        int processors = Runtime.getRuntime().availableProcessors();
        return average < 0 ? null : Math.round(average / processors * 100) / 100.0;
    }

    private void run(TimingStatistics timings, @Nullable BlobFile blob, List<Script> sources, List<byte[]> caches)
            throws PipelineTermination {
        ask(new MeasureRequest(blob, sources, caches, first, false)).ifPresent(timings::add);
    }

    private Optional<MeasureResponse> ask(MeasureRequest request) throws PipelineTermination {
        Optional<MeasureResponse> measured =
                MeasurementProcess.ended(session.measure(request)).as(MeasureResponse.class);
        // A first result that throws, or needs more than the engine has, is no reason to withhold a proven
        // snapshot.
        failed |= measured.isEmpty();
        return measured;
    }
}
