package dev.snapforge.worker;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The starts of one job, each in a process of its own, and how long each way took. */
final class Starts {

    private static final byte[] NOTHING = new byte[0];

    private final EngineSession session;
    private final List<Script> scripts;
    private final String first;
    private final Timings plain = new Timings();
    private final Timings cached = new Timings();
    private final Timings cold = new Timings();
    private final Timings restored = new Timings();
    private boolean failed;

    /** @param first what the first request evaluates */
    Starts(EngineSession session, List<Script> scripts, String first) {
        this.session = session;
        this.scripts = scripts;
        this.first = first;
    }

    /** A start that is not timed: it gives the code caches, and what each script adds to the heap. */
    Optional<Measured> prepare() throws PipelineEnd {
        return ask(new MeasureRequest(NOTHING, scripts, List.of(), first, true));
    }

    void fromSource() throws PipelineEnd {
        run(plain, NOTHING, scripts, List.of());
    }

    void fromCodeCache(List<byte[]> caches) throws PipelineEnd {
        run(cached, NOTHING, scripts, caches);
    }

    /** From the snapshot that is to be published. */
    void fromSnapshot(byte[] blob) throws PipelineEnd {
        run(restored, blob, List.of(), List.of());
    }

    /** From the snapshot without warm-up. */
    void fromColdSnapshot(byte[] blob) throws PipelineEnd {
        run(cold, blob, List.of(), List.of());
    }

    /** Whether one of them did not come to its end. */
    boolean failed() {
        return failed;
    }

    SnapshotMetrics metrics(EngineFacts engine, int runs, List<FileSize> sizes) {
        Double source = plain.median(Measured::startNanos);
        Double snapshot = restored.median(Measured::startNanos);
        // Without a warm-up the cold snapshot is the one that is published.
        Timings coldOrOnly = cold.last() == null ? restored : cold;
        Measured last = Objects.requireNonNull(restored.last());
        return new SnapshotMetrics(
                source,
                cached.median(Measured::startNanos),
                coldOrOnly.median(Measured::startNanos),
                snapshot,
                source == null || snapshot == null || snapshot == 0
                        ? null
                        : Math.round(source / snapshot * 100) / 100.0,
                plain.median(Measured::firstNanos),
                cached.median(Measured::firstNanos),
                coldOrOnly.median(Measured::firstNanos),
                restored.median(Measured::firstNanos),
                engine.emulated(),
                runs,
                new Spread(
                        plain.range(Measured::startNanos),
                        cached.range(Measured::startNanos),
                        coldOrOnly.range(Measured::startNanos),
                        restored.range(Measured::startNanos),
                        plain.range(Measured::firstNanos),
                        cached.range(Measured::firstNanos),
                        coldOrOnly.range(Measured::firstNanos),
                        restored.range(Measured::firstNanos)),
                new Memory(last.usedHeap(), last.physical(), last.external()),
                sizes);
    }

    private void run(Timings timings, byte[] blob, List<Script> sources, List<byte[]> caches) throws PipelineEnd {
        ask(new MeasureRequest(blob, sources, caches, first, false)).ifPresent(timings::add);
    }

    private Optional<Measured> ask(MeasureRequest request) throws PipelineEnd {
        EngineAnswer answer = session.measure(request);
        if (answer.endedBy(EngineDeath.Cause.CANCELLED)) {
            throw new PipelineEnd(new JobOutcome.Interrupted());
        }
        Optional<Measured> measured = answer.as(Measured.class);
        // A first result that throws, or needs more than the engine has, is no reason to withhold a proven
        // snapshot.
        failed |= measured.isEmpty();
        return measured;
    }
}
