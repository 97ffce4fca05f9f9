package dev.snapforge.engine.process;

import dev.snapforge.engine.protocol.Channel;
import dev.snapforge.engine.protocol.CreateRequest;
import dev.snapforge.engine.protocol.DescribeRequest;
import dev.snapforge.engine.protocol.EvaluateRequest;
import dev.snapforge.engine.protocol.MeasureRequest;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.Ready;
import dev.snapforge.engine.protocol.WarmRequest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * Arguments: the mode ({@code create} or {@code load}), the unpacked native library, V8's heap limit in MiB, and for an engine with
 * Intl the file of ICU's data. Reads one request from standard input, answers on standard output, and ends.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // Whatever else is printed in this process must not look like a frame.
        System.setOut(System.err);
        Channel channel = new Channel(System.in, answers);
        Mode mode = Mode.of(arguments[0]);
        JavetEngine engine = JavetEngine.load(
                mode,
                new File(arguments[1]),
                Integer.parseInt(arguments[2]),
                arguments.length > 3 ? new File(arguments[3]) : null);
        channel.send(new Ready(engine.version()));
        Message request = channel.receive();
        endWith(System.in);
        channel.send(answer(engine, request, channel));
        // V8's worker threads and Javet's daemons have nothing left to do.
        Runtime.getRuntime().halt(0);
    }

    /** Nothing follows the request, so the end of the input says that the service is gone, and with it whoever waits for the answer. */
    private static void endWith(InputStream requests) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (requests.read() >= 0) {}
                    } catch (IOException e) {
                        // The pipe is broken, which says the same.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "end-of-requests");
        watch.setDaemon(true);
        watch.start();
    }

    private static Message answer(JavetEngine engine, Message request, Channel channel) throws IOException {
        Stages stages = new Stages(channel);
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
