package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Measured;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Times one start the way a user's runtime would start: from source, from source with V8's code cache, or from a snapshot. */
final class Measurement {

    private final JavetEngine engine;

    Measurement(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(MeasureRequest request) throws IOException {
        boolean restored = request.blob().length > 0;
        try {
            startOnce();
        } catch (JavetException e) {
            return Refusals.of(e, Reason.NOT_LOADABLE);
        }
        long begin = System.nanoTime();
        try (V8Runtime runtime = restored ? engine.restore(request.blob()) : engine.plain()) {
            List<Long> grown = new ArrayList<>();
            List<V8Script> scripts = runAll(runtime, request, grown);
            long started = System.nanoTime();
            runtime.getExecutor(request.first()).setResourceName("first-result").executeVoid();
            runtime.await();
            long answered = System.nanoTime();
            V8HeapStatistics heap = HeapStatistics.of(runtime);
            List<byte[]> caches = new ArrayList<>();
            for (V8Script script : scripts) {
                caches.add(script.getCachedData());
                script.close();
            }
            return new Measured(
                    started - begin,
                    answered - begin,
                    heap.getUsedHeapSize(),
                    heap.getTotalPhysicalSize(),
                    heap.getExternalMemory(),
                    caches,
                    grown);
        } catch (JavetException e) {
            return Refusals.of(e, Reason.NOT_LOADABLE);
        }
    }

    /** What a process does once, such as loading classes and finding V8's library in memory, is not what is compared. */
    private void startOnce() throws JavetException {
        try (V8Runtime runtime = engine.plain()) {
            runtime.getExecutor("0").setResourceName("first-result").executeVoid();
            runtime.await();
            HeapStatistics.of(runtime);
        }
    }

    private static List<V8Script> runAll(V8Runtime runtime, MeasureRequest request, List<Long> grown)
            throws JavetException, IOException {
        List<V8Script> kept = new ArrayList<>();
        if (request.scripts().stream().anyMatch(Script::isModule)) {
            // Modules have no code cache of their own here, and run when they are imported, not one after the other.
            new Scripts(runtime, Stages.SILENT).run(request.scripts());
            return kept;
        }
        long before = request.keep() ? usedAfterCollection(runtime) : 0;
        for (int i = 0; i < request.scripts().size(); i++) {
            Script script = request.scripts().get(i);
            byte[] cache = request.caches().isEmpty() ? null : request.caches().get(i);
            V8Script compiled = runtime.getExecutor(script.source(), cache)
                    .setResourceName(script.name())
                    .compileV8Script();
            compiled.executeVoid();
            if (request.keep()) {
                // The cache is asked for after everything ran, so that it holds the functions that were compiled on the
                // way.
                kept.add(compiled);
                long after = usedAfterCollection(runtime);
                grown.add(Math.max(0, after - before));
                before = after;
            } else {
                compiled.close();
            }
        }
        runtime.await();
        return kept;
    }

    private static long usedAfterCollection(V8Runtime runtime) {
        runtime.lowMemoryNotification();
        return HeapStatistics.of(runtime).getUsedHeapSize();
    }
}
