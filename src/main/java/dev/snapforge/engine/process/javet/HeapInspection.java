package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.InspectRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;

/** Has V8's inspector write a heap snapshot, and counts it while it is written: it may be larger than the heap, and is never kept. */
final class HeapInspection {

    private static final String TAKE =
            "{\"id\":1,\"method\":\"HeapProfiler.takeHeapSnapshot\",\"params\":{\"reportProgress\":false}}";

    private final JavetEngine engine;

    HeapInspection(JavetEngine engine) {
        this.engine = engine;
    }

    Message run(InspectRequest request) {
        HeapCensus census = new HeapCensus();
        Answers answers = new Answers(new HeapSnapshotText(census));
        try {
            // Neither is closed, as the process ends: an inspector that is still at work aborts the closing of its
            // runtime.
            V8Runtime runtime = request.blob().length > 0 ? engine.restore(request.blob()) : engine.plain();
            V8Inspector inspector = inspectorOf(runtime);
            inspector.addListeners(answers);
            inspector.sendRequest(TAKE);
            // A request is answered by the thread that waits for the runtime.
            while (!answers.complete) {
                runtime.await(V8AwaitMode.RunNoWait);
            }
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
        }
        return census.response();
    }

    /** From any version of Javet: since 5 a runtime can have several, and the method has another name. */
    private static V8Inspector inspectorOf(V8Runtime runtime) {
        try {
            for (var method : V8Runtime.class.getMethods()) {
                if (method.getReturnType() == V8Inspector.class
                        && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == String.class) {
                    return (V8Inspector) method.invoke(runtime, "snapforge");
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Javet made no inspector", e);
        }
        throw new IllegalStateException("This version of Javet has no inspector");
    }

    /** What the inspector says: parts of the snapshot, then that it is complete. */
    private static final class Answers implements IV8InspectorListener {

        private static final String CHUNK = "\"chunk\":\"";

        private final HeapSnapshotText text;
        private volatile boolean complete;

        Answers(HeapSnapshotText text) {
            this.text = text;
        }

        @Override
        public void receiveNotification(String message) {
            int start = message.indexOf(CHUNK);
            if (start >= 0) {
                text.acceptQuoted(message, start + CHUNK.length());
            }
        }

        @Override
        public void receiveResponse(String message) {
            complete = true;
        }

        @Override
        public void flushProtocolNotifications() {}

        @Override
        public void runIfWaitingForDebugger(int contextGroup) {}

        @Override
        public void sendRequest(String message) {}
    }
}
