package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Answers a {@link CreateRequest} or a {@link WarmRequest}.
 *
 * @param blob V8 startup data as V8 wrote it; only how many bytes there are is in the frame
 * @param runtimeHandle address of Javet's own runtime object in that process, which V8 wrote into the blob once; 0 if
 *     there is no such object
 * @param reconciled deferred built-ins that the scripts had defined themselves, and that were removed again
 * @param missingHolders objects that the engine extends when it loads a snapshot, and that the scripts took away
 * @param frozenHolders objects that the engine extends when it loads a snapshot, and that take no more properties
 * @param clockHeld whether the clock was held while the scripts ran, because they asked for it
 * @param rejections the promises that the scripts left rejected and unhandled, the first of them, without places
 * @param builtIns modules of Node that the scripts name or require, without {@code node:}; empty for other engines
 */
public record CreateResponse(
        BlobFile blob,
        long runtimeHandle,
        List<String> reconciled,
        List<String> missingHolders,
        List<String> frozenHolders,
        boolean clockHeld,
        List<UnhandledRejection> rejections,
        List<String> builtIns)
        implements Message {

    /** The same, whose blob is elsewhere. */
    public CreateResponse withBlob(BlobFile other) {
        return new CreateResponse(
                other, runtimeHandle, reconciled, missingHolders, frozenHolders, clockHeld, rejections, builtIns);
    }

    @Override
    public Tag tag() {
        return Tag.CREATED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(blob.size());
        out.writeLong(runtimeHandle);
        MessageFields.texts(out, reconciled);
        MessageFields.texts(out, missingHolders);
        MessageFields.texts(out, frozenHolders);
        out.writeBoolean(clockHeld);
        MessageFields.list(out, rejections, (to, rejection) -> rejection.write(to));
        MessageFields.texts(out, builtIns);
    }

    static CreateResponse read(FrameInput in) throws IOException {
        return new CreateResponse(
                new BlobFile(Path.of(BlobFile.OUTPUT), in.readLong()),
                in.readLong(),
                MessageFields.texts(in),
                MessageFields.texts(in),
                MessageFields.texts(in),
                in.readBoolean(),
                MessageFields.list(in, UnhandledRejection::read),
                MessageFields.texts(in));
    }
}
