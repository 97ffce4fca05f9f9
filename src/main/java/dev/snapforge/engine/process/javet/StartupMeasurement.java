package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import dev.snapforge.engine.process.javet.load.RestoreCallbacks;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.MeasureResponse;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Times one start the way a user's runtime would start: from source, from source with V8's code cache, or from a snapshot. */
final class StartupMeasurement {

    /** V8 deserializes and runs scripts in the thread that asks; only its collector has helpers. */
    private static final ThreadMXBean PROCESSOR = ManagementFactory.getThreadMXBean();

    private final JavetEngine engine;

    StartupMeasurement(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(MeasureRequest request) throws IOException {
        BlobFile file = request.blob();
        byte[] blob = file == null ? null : file.bytes();
        try {
            startOnce();
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
        }
        long begin = System.nanoTime();
        long beginCpu = PROCESSOR.getCurrentThreadCpuTime();
        try (V8Runtime runtime = blob == null ? engine.plain() : engine.restore(blob)) {
            try (PlainStart source = new PlainStart(runtime, request, () -> usedAfterCollection(runtime))) {
                source.run();
                RestoreCallbacks.runQuietly(runtime);
                long started = System.nanoTime();
                long startedCpu = PROCESSOR.getCurrentThreadCpuTime();
                runtime.getExecutor(request.first())
                        .setResourceName("first-result")
                        .executeVoid();
                runtime.await();
                long answered = System.nanoTime();
                long answeredCpu = PROCESSOR.getCurrentThreadCpuTime();
                V8HeapStatistics heap = heapOf(runtime);
                return new MeasureResponse(
                        started - begin,
                        answered - begin,
                        startedCpu - beginCpu,
                        answeredCpu - beginCpu,
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
            heapOf(runtime);
            PROCESSOR.getCurrentThreadCpuTime();
        }
    }

    private static long usedAfterCollection(V8Runtime runtime) {
        runtime.lowMemoryNotification();
        return heapOf(runtime).getUsedHeapSize();
    }

    /** From any version of Javet: up to 3.1 it answers at once, later ones give a future. */
    private static V8HeapStatistics heapOf(V8Runtime runtime) {
        try {
            // The method's return type differs, so a call that is compiled against one version does not link with the
            // other.
            Object answer = V8Runtime.class.getMethod("getV8HeapStatistics").invoke(runtime);
            return (V8HeapStatistics) (answer instanceof Future<?> future ? future.get() : answer);
        } catch (ReflectiveOperationException | ExecutionException e) {
            throw new IllegalStateException("V8 has no heap statistics", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while V8 was asked for its heap statistics", e);
        }
    }
}
