package dev.snapforge.engine.process.heap;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.IV8InspectorListener;
import com.caoccao.javet.interop.V8Inspector;
import com.caoccao.javet.interop.V8Runtime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** V8's inspector in this process, asked for a heap snapshot: a stream of messages, each with a part of it. */
final class InspectorSession {

    private static final String TAKE =
            "{\"id\":1,\"method\":\"HeapProfiler.takeHeapSnapshot\",\"params\":{\"reportProgress\":false}}";

    /**
     * V8 answers in a task of its own (V8HeapProfilerAgentImpl::takeHeapSnapshot), and each look at the queue runs one. Far more than
     * wait there: the runtime has not run anything since it was started.
     */
    private static final int MOST_TASKS = 1_000;

    private InspectorSession() {}

    /**
     * Has a heap snapshot of the runtime written, and read as it is written: it may be larger than the heap. The runtime must not be closed after
     * that, as an inspector that is still there aborts the process then.
     *
     * @return what V8 answered in the end, as JSON; something else if it did not answer
     */
    static String takeHeapSnapshot(V8Runtime runtime, HeapSnapshotReader reader) throws JavetException {
        Answers answers = new Answers(reader);
        V8Inspector inspector = inspectorOf(runtime).orElse(null);
        if (inspector == null) {
            return "this version of Javet has no inspector";
        }
        inspector.addListeners(answers);
        inspector.sendRequest(TAKE);
        for (int i = 0; i < MOST_TASKS && answers.response == null; i++) {
            runtime.await(V8AwaitMode.RunNoWait);
        }
        return answers.response == null ? "no answer" : answers.response;
    }

    /** From any version of Javet: since 5 a runtime can have several, and the method has another name. */
    private static Optional<V8Inspector> inspectorOf(V8Runtime runtime) {
        try {
            for (var method : V8Runtime.class.getMethods()) {
                if (method.getReturnType() == V8Inspector.class
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class})) {
                    return Optional.of((V8Inspector) method.invoke(runtime, "snapforge"));
                }
            }
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** What the inspector says, on the thread that runs V8's tasks. */
    private static final class Answers implements IV8InspectorListener {

        private static final String PART = "{\"method\":\"HeapProfiler.addHeapSnapshotChunk\"";
        private static final String CHUNK = "\"chunk\":\"";

        private final HeapSnapshotReader reader;
        private @Nullable String response;

        Answers(HeapSnapshotReader reader) {
            this.reader = reader;
        }

        @Override
        public void receiveNotification(String message) {
            int start = message.startsWith(PART) ? message.indexOf(CHUNK, PART.length()) : -1;
            if (start >= 0) {
                read(message, start + CHUNK.length());
            }
        }

        /** A part stands in a JSON text, from this position to the quotation mark that ends it. */
        private void read(String message, int start) {
            JsonEscapes escapes = new JsonEscapes();
            for (int i = start; i < message.length(); i++) {
                char c = message.charAt(i);
                if (c == '"' && !escapes.isOpen()) {
                    return;
                }
                int unit = escapes.next(c);
                if (unit >= 0) {
                    reader.accept((char) unit);
                }
            }
        }

        @Override
        public void receiveResponse(String message) {
            response = message;
        }

        @Override
        public void flushProtocolNotifications() {}

        @Override
        public void runIfWaitingForDebugger(int contextGroup) {}

        @Override
        public void sendRequest(String message) {}
    }
}
