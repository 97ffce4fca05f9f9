package dev.snapforge.engine.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A stage of the work is over.
 *
 * @param name such as {@code execute}
 * @param nanos how long it took, in nanoseconds of the process's monotonic clock
 */
public record StageReport(String name, long nanos) implements Message {

    @Override
    public Tag tag() {
        return Tag.STAGE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, name);
        out.writeLong(nanos);
    }

    static StageReport read(DataInput in) throws IOException {
        return new StageReport(MessageFields.text(in), in.readLong());
    }
}
