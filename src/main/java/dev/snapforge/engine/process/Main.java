package dev.snapforge.engine.process;

import dev.snapforge.engine.process.common.RequestHandler;
import dev.snapforge.engine.process.common.StageReporter;
import dev.snapforge.engine.process.javet.JavetEngine;
import dev.snapforge.engine.process.javet.JavetRequestHandler;
import dev.snapforge.engine.process.node.NodeRequestHandler;
import dev.snapforge.engine.protocol.EngineMode;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.MessageChannel;
import dev.snapforge.engine.protocol.ReadyMessage;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Arguments: the engine's kind, the mode ({@code create} or {@code load}), the unpacked native library or binary, V8's heap limit
 * in MiB, and what the kind needs besides: the file of ICU's data for an engine with Intl; for one that is a program, the sandbox
 * program, for isolated-vm the folder of its native part, and what goes before the binary on a command line. Reads one request from standard input, answers on standard output, and ends.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        // Whatever else is printed in this process must not look like a frame.
        System.setOut(System.err);
        MessageChannel channel = new MessageChannel(System.in, answers);
        RequestHandler requests = requests(arguments);
        channel.send(new ReadyMessage(requests.engineVersion()));
        Message request = channel.receive();
        endWith(System.in);
        channel.send(requests.answer(request, new StageReporter(channel)));
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

    /** Javet's classes are loaded for its own kinds only: the class path of the others does not have them. */
    private static RequestHandler requests(String[] arguments) throws IOException {
        EngineMode mode = EngineMode.of(arguments[1]);
        File library = new File(arguments[2]);
        int heap = Integer.parseInt(arguments[3]);
        List<String> more = List.of(arguments).subList(4, arguments.length);
        return switch (arguments[0]) {
            case "node" ->
                NodeRequestHandler.in(mode, library, heap, Path.of(more.get(0)), null, more.subList(1, more.size()));
            case "isolated-vm" ->
                NodeRequestHandler.in(
                        mode, library, heap, Path.of(more.get(0)), Path.of(more.get(1)), more.subList(2, more.size()));
            default ->
                new JavetRequestHandler(
                        JavetEngine.load(mode, library, heap, more.isEmpty() ? null : new File(more.get(0))));
        };
    }
}
