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
public record Stage(String name, long nanos) implements Message {

    @Override
    public Tag tag() {
        return Tag.STAGE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Fields.text(out, name);
        out.writeLong(nanos);
    }

    static Stage read(DataInput in) throws IOException {
        return new Stage(Fields.text(in), in.readLong());
    }
}
