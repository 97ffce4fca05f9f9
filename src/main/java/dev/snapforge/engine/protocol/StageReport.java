package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * A stage of the work is over. What it found out comes with it, so that it is known whatever becomes of the stages after it.
 *
 * @param name such as {@code execute}
 * @param nanos how long it took, in nanoseconds of the process's monotonic clock
 * @param uses what the scripts used that a snapshot freezes or lacks, if the stage recorded that; else empty
 */
public record StageReport(String name, long nanos, List<RuntimeStateAccess> uses) implements Message {

    @Override
    public Tag tag() {
        return Tag.STAGE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, name);
        out.writeLong(nanos);
        MessageFields.list(out, uses, (to, use) -> use.write(to));
    }

    static StageReport read(FrameInput in) throws IOException {
        return new StageReport(MessageFields.text(in), in.readLong(), MessageFields.list(in, RuntimeStateAccess::read));
    }
}
