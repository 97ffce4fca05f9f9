package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers a {@link DescribeRequest}.
 *
 * @param v8Version such as {@code 14.7.173.18}
 * @param properties paths from the global object, for example {@code Map.prototype.getOrInsert}; a well-known symbol is written
 *     {@code @@iterator}, the step to an object's prototype {@code ^}, and an object that only code leads to {@code %ArrayIterator%}
 */
public record DescribeResponse(String v8Version, List<String> properties) implements Message {

    @Override
    public Tag tag() {
        return Tag.DESCRIBED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, v8Version);
        MessageFields.texts(out, properties);
    }

    static DescribeResponse read(FrameInput in) throws IOException {
        return new DescribeResponse(MessageFields.text(in), MessageFields.texts(in));
    }
}
