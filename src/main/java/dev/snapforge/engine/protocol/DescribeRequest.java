package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for the engine's versions and for the properties that its built-in objects have in this kind of isolate.
 *
 * @param holders paths of the objects to look at, {@code <global>} for the global object; all that can be reached where it is
 *     empty
 */
public record DescribeRequest(List<String> holders) implements Message {

    /** The path of the global object, as a holder. */
    public static final String GLOBAL = "<global>";

    @Override
    public Tag tag() {
        return Tag.DESCRIBE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.texts(out, holders);
    }

    static DescribeRequest read(FrameInput in) throws IOException {
        return new DescribeRequest(MessageFields.texts(in));
    }
}
