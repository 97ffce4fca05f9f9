package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.Message;
import java.io.IOException;

/** What a kind of engine does with the one request that its process gets. */
public interface RequestHandler {

    /** The engine's own version, such as Javet's or Node's. */
    String engineVersion();

    /** Does what the request asks for, and tells each stage as it ends. */
    Message answer(Message request, StageReporter stages) throws IOException;
}
