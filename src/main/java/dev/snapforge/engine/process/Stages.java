package dev.snapforge.engine.process;

import dev.snapforge.engine.protocol.Channel;
import dev.snapforge.engine.protocol.EngineStage;
import dev.snapforge.engine.protocol.Stage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reports how long each stage of the work took, as soon as it is over. */
public final class Stages {

    /** Reports nothing. */
    static final Stages SILENT = new Stages(null);

    private final @Nullable Channel channel;
    private long since = System.nanoTime();

    Stages(@Nullable Channel channel) {
        this.channel = channel;
    }

    /** What ran since the last call, or since the start, was this stage. */
    public void done(EngineStage stage) throws IOException {
        long now = System.nanoTime();
        if (channel != null) {
            channel.send(new Stage(stage.label(), now - since));
        }
        since = System.nanoTime();
    }
}
