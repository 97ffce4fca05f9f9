package dev.snapforge.engine.process.javet;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** V8's heap statistics from any version of Javet: up to 3.1 it answers at once, later ones give a future. */
final class HeapStatistics {

    private HeapStatistics() {}

    static V8HeapStatistics of(V8Runtime runtime) {
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
