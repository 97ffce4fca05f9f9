package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.MessageChannel;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import dev.snapforge.engine.protocol.StageReport;
import dev.snapforge.engine.protocol.StageReport.EngineStage;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports how long each stage of the work took, as soon as it is over. */
public final class StageReporter {

    /** Reports nothing. */
    public static final StageReporter SILENT = new StageReporter(null);

    private final @Nullable MessageChannel channel;
    private long since = System.nanoTime();

    public StageReporter(@Nullable MessageChannel channel) {
        this.channel = channel;
    }

    /** What ran since the last call, or since the start, was this stage. */
    public void done(EngineStage stage) throws IOException {
        done(stage, List.of());
    }

    /** As {@link #done(EngineStage)}, with what the stage recorded. */
    public void done(EngineStage stage, List<RuntimeStateAccess> uses) throws IOException {
        long now = System.nanoTime();
        if (channel != null) {
            channel.send(new StageReport(stage, now - since, uses));
        }
        since = System.nanoTime();
    }
}
