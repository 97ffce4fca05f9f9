package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.process.common.RequestHandler;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.heap.HeapInspection;
import dev.snapforge.engine.process.unicode.UnicodeRewriting;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.ExpandRequest;
import dev.snapforge.engine.protocol.InspectRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest;
import dev.snapforge.engine.protocol.WarmRequest;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;

/** Engines that are a library in this process. */
public final class JavetRequestHandler implements RequestHandler {

    private final JavetEngine engine;

    public JavetRequestHandler(JavetEngine engine) {
        this.engine = engine;
    }

    @Override
    public String engineVersion() {
        return engine.version();
    }

    @Override
    public Message answer(Message request, StageReporter stages) throws IOException {
        if (request instanceof CreateRequest create) {
            return new SnapshotCreator(engine, stages).run(create);
        }
        if (request instanceof WarmRequest warm) {
            return new SnapshotCreator(engine, stages).run(warm);
        }
        if (request instanceof MeasureRequest measure) {
            return new StartupMeasurement(engine).run(measure);
        }
        if (request instanceof InspectRequest inspect) {
            return inspect(inspect);
        }
        if (request instanceof OutlineRequest outline) {
            return new StatementOutline(engine).run(outline);
        }
        if (request instanceof RewriteRequest rewrite) {
            return new StatementOutline(engine).run(rewrite);
        }
        if (request instanceof ExpandRequest expand) {
            return expand(expand);
        }
        if (request instanceof EvaluateRequest evaluate) {
            return new RuntimeEvaluation(engine, stages).run(evaluate);
        }
        if (request instanceof DescribeRequest describe) {
            return new EngineDescription(engine).run(describe);
        }
        throw new IOException("Not a request: " + request.tag());
    }

    private Message expand(ExpandRequest request) {
        try (UnicodeRewriting rewriting = new UnicodeRewriting(engine.plain())) {
            return rewriting.of(request);
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.SYNTAX);
        }
    }

    private Message inspect(InspectRequest request) throws IOException {
        try {
            // It is not closed, as the process ends: an inspector that is still there aborts the closing of its
            // runtime.
            BlobFile blob = request.blob();
            V8Runtime runtime = blob == null ? engine.plain() : engine.restore(blob.bytes());
            return new HeapInspection(request.files()).of(runtime);
        } catch (JavetException e) {
            return JavetFailures.of(e, Reason.NOT_LOADABLE);
        }
    }
}
