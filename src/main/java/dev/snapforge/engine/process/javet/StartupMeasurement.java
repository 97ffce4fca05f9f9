package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.List;

/** Times one start the way a user's runtime would start: from source, from source with V8's code cache, or from a snapshot. */
final class StartupMeasurement {

    private final JavetEngine engine;

    StartupMeasurement(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(MeasureRequest request) {
        boolean restored = request.blob().length > 0;
        try {
            startOnce();
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
        }
        long begin = System.nanoTime();
        try (V8Runtime runtime = restored ? engine.restore(request.blob()) : engine.plain()) {
            try (PlainStart source = new PlainStart(runtime, request, () -> usedAfterCollection(runtime))) {
                source.run();
                long started = System.nanoTime();
                runtime.getExecutor(request.first())
                        .setResourceName("first-result")
                        .executeVoid();
                runtime.await();
                long answered = System.nanoTime();
                V8HeapStatistics heap = HeapStatistics.of(runtime);
                return new MeasureResponse(
                        started - begin,
                        answered - begin,
                        heap.getUsedHeapSize(),
                        heap.getTotalPhysicalSize(),
                        heap.getExternalMemory(),
                        // Only now, so that they hold the functions that were compiled on the way.
                        request.keep() ? source.caches() : List.of(),
                        request.keep() ? source.grown() : List.of());
            }
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
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

    private static long usedAfterCollection(V8Runtime runtime) {
        runtime.lowMemoryNotification();
        return HeapStatistics.of(runtime).getUsedHeapSize();
    }
}
