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
 * Asks how long one start takes, and the first result after it, in this process, which has started one empty runtime before and
 * nothing else.
 *
 * @param blob V8 startup data, or null for a start from source
 * @param scripts run in this order where there is no blob
 * @param caches V8's code caches of the scripts, in their order; empty for a start without them
 * @param first evaluated once the runtime has started
 * @param keep whether to answer the scripts' code caches, and what each script added to the heap; such a start is not a
 *     measurement
 */
public record MeasureRequest(
        @Nullable BlobFile blob, List<Script> scripts, List<byte[]> caches, String first, boolean keep)
        implements Message {

    @Override
    public Tag tag() {
        return Tag.MEASURE;
    }

    @Override
    public List<BlobFile> blobs() {
        return Stream.ofNullable(blob).toList();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        BlobFile.writeOptional(out, blob);
        Script.writeAll(out, scripts);
        MessageFields.list(out, caches, MessageFields::bytes);
        MessageFields.text(out, first);
        out.writeBoolean(keep);
    }

    static MeasureRequest read(FrameInput in) throws IOException {
        return new MeasureRequest(
                BlobFile.readOptional(in),
                Script.readAll(in),
                MessageFields.list(in, MessageFields::bytes),
                MessageFields.text(in),
                in.readBoolean());
    }
}
