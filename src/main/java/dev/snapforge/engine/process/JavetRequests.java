package dev.snapforge.engine.process;

import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.WarmRequest;
import java.io.IOException;

/** Engines that are a library in this process. */
final class JavetRequests implements Requests {

    private final JavetEngine engine;

    JavetRequests(JavetEngine engine) {
        this.engine = engine;
    }

    @Override
    public String engineVersion() {
        return engine.version();
    }

    @Override
    public Message answer(Message request, Stages stages) throws IOException {
        if (request instanceof CreateRequest create) {
            return new Creation(engine, stages).run(create);
        }
        if (request instanceof WarmRequest warm) {
            return new Creation(engine, stages).run(warm);
        }
        if (request instanceof MeasureRequest measure) {
            return new Measurement(engine).run(measure);
        }
        if (request instanceof OutlineRequest outline) {
            return new Outline(engine).run(outline);
        }
        if (request instanceof EvaluateRequest evaluate) {
            return new Evaluation(engine, stages).run(evaluate);
        }
        if (request instanceof DescribeRequest describe) {
            return new Description(engine).run(describe);
        }
        throw new IOException("Not a request: " + request.tag());
    }
}
