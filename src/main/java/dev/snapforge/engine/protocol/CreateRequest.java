package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for a snapshot of what these scripts leave in a fresh context.
 *
 * @param scripts run in this order
 * @param deferred paths of the built-ins that this engine installs only when a snapshot is loaded (see {@link DescribeResponse})
 * @param conditions the clock and randomness that the scripts see
 * @param record whether to run them in a throw-away runtime first, and to note what they use that a snapshot freezes or lacks
 * @param last whether the snapshot is the final one: no warm-up follows, and nothing of the build is left in it
 */
public record CreateRequest(
        List<Script> scripts, List<String> deferred, DeterminismSettings conditions, boolean record, boolean last)
        implements Message {

    @Override
    public Tag tag() {
        return Tag.CREATE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
        MessageFields.texts(out, deferred);
        conditions.write(out);
        out.writeBoolean(record);
        out.writeBoolean(last);
    }

    static CreateRequest read(FrameInput in) throws IOException {
        return new CreateRequest(
                Script.readAll(in),
                MessageFields.texts(in),
                DeterminismSettings.read(in),
                in.readBoolean(),
                in.readBoolean());
    }
}
