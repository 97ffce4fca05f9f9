package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks what V8's heap consists of right after a start.
 *
 * @param blob V8 startup data, or null for an empty runtime
 * @param files names of the scripts whose source texts are to be told apart; no other name that is in the heap is answered
 */
public record InspectRequest(@Nullable BlobFile blob, List<String> files) implements Message {

    @Override
    public Tag tag() {
        return Tag.INSPECT;
    }

    @Override
    public List<BlobFile> blobs() {
        return Stream.ofNullable(blob).toList();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        BlobFile.writeOptional(out, blob);
        MessageFields.texts(out, files);
    }

    static InspectRequest read(FrameInput in) throws IOException {
        return new InspectRequest(BlobFile.readOptional(in), MessageFields.texts(in));
    }
}
