package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks what V8's heap consists of right after a start.
 *
 * @param blob V8 startup data, or nothing for an empty runtime
 * @param files names of the scripts whose source texts are to be told apart; no other name that is in the heap is answered
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record InspectRequest(byte[] blob, List<String> files) implements Message {

    @Override
    public Tag tag() {
        return Tag.INSPECT;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.bytes(out, blob);
        MessageFields.texts(out, files);
    }

    static InspectRequest read(FrameInput in) throws IOException {
        return new InspectRequest(MessageFields.bytes(in), MessageFields.texts(in));
    }
}
