package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for the same snapshot with the bytecode of what the warm-up calls: the warm-up runs in a runtime that was started from
 * the blob, then its context is replaced by a fresh one from the same blob, so that its side effects are gone and the bytecode,
 * which belongs to the isolate, stays. Answered with {@link CreateResponse}.
 *
 * @param blob V8 startup data of a snapshot that is not the last
 * @param warmup run once
 * @param deferred paths of the built-ins that this engine installs only when a snapshot is loaded
 * @param record whether to note first, in a throw-away runtime, what the warm-up uses
 */
public record WarmRequest(BlobFile blob, Script warmup, List<String> deferred, boolean record) implements Message {

    @Override
    public Tag tag() {
        return Tag.WARM;
    }

    @Override
    public List<BlobFile> blobs() {
        return List.of(blob);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        blob.write(out);
        Script.writeAll(out, List.of(warmup));
        MessageFields.texts(out, deferred);
        out.writeBoolean(record);
    }

    static WarmRequest read(FrameInput in) throws IOException {
        return new WarmRequest(BlobFile.read(in), Script.readAll(in).get(0), MessageFields.texts(in), in.readBoolean());
    }
}
