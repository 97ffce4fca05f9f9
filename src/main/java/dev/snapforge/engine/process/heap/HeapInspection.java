package dev.snapforge.engine.process.heap;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.Message;
import java.io.IOException;
import java.io.Reader;
import java.util.List;

/** Says what V8's heap consists of, by kind, and how much of it is source text of these files. */
public final class HeapInspection {

    private static final String RESULT = "\"result\"";
    private static final int BUFFER = 1 << 16;

    private final HeapCensus census;
    private final HeapSnapshotReader reader;

    /** @param files names of the scripts whose source texts are to be told apart */
    public HeapInspection(List<String> files) {
        census = new HeapCensus(files);
        reader = new HeapSnapshotReader(census);
    }

    /**
     * Looks into a runtime of this process, which must not be closed after that.
     *
     * @return {@code Inspected}, or {@code Refused} if V8's inspector did not do it or there is too much to look at
     */
    public Message of(V8Runtime runtime) throws JavetException {
        String response = InspectorSession.takeHeapSnapshot(runtime, reader);
        return response.contains(RESULT)
                ? census.response(reader.isComplete())
                : HeapCensus.refusal("V8's inspector took no snapshot of the heap: " + response);
    }

    /**
     * Reads a heap snapshot that a process has written.
     *
     * @return {@code Inspected}, or {@code Refused} if it is not complete or there is too much in it
     */
    public Message of(Reader written) throws IOException {
        char[] buffer = new char[BUFFER];
        for (int read = written.read(buffer); read >= 0; read = written.read(buffer)) {
            for (int i = 0; i < read; i++) {
                reader.accept(buffer[i]);
            }
        }
        return census.response(reader.isComplete());
    }
}
