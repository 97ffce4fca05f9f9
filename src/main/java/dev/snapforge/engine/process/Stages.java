package dev.snapforge.engine.process;

import dev.snapforge.engine.protocol.Channel;
import dev.snapforge.engine.protocol.Stage;
import java.io.IOException;

/** Reports how long each stage of the work took, as soon as it is over. */
final class Stages {

    private final Channel channel;
    private long since = System.nanoTime();

    Stages(Channel channel) {
        this.channel = channel;
    }

    /** What ran since the last call, or since the start, was this stage. */
    void done(String name) throws IOException {
        long now = System.nanoTime();
        channel.send(new Stage(name, now - since));
        since = System.nanoTime();
    }
}
