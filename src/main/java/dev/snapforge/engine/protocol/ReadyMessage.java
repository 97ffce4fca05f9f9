package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The process has loaded its engine and takes one request.
 *
 * @param engineVersion the engine's own version, such as Javet's {@code 5.0.6}
 */
public record ReadyMessage(String engineVersion) implements Message {

    @Override
    public Tag tag() {
        return Tag.READY;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, engineVersion);
    }

    static ReadyMessage read(FrameInput in) throws IOException {
        return new ReadyMessage(MessageFields.text(in));
    }
}
