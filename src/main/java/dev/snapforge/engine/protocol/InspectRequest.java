package dev.snapforge.engine.protocol;

import java.io.DataOutput;
import java.io.IOException;

/**
 * Asks what V8's heap consists of right after a start.
 *
 * @param blob V8 startup data, or nothing for an empty runtime
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record InspectRequest(byte[] blob) implements Message {

    @Override
    public Tag tag() {
        return Tag.INSPECT;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.bytes(out, blob);
    }

    static InspectRequest read(FrameInput in) throws IOException {
        return new InspectRequest(MessageFields.bytes(in));
    }
}
