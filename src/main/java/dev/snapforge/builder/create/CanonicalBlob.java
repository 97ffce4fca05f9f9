package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.BlobProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.format.BlobExtent;
import dev.snapforge.format.BlobHeader;
import dev.snapforge.format.ContainerException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Gives a blob the form in which the same bundle has the same bytes every time. With a fixed seed only two things differ
 * between builds: the address of Javet's own runtime object, which V8 wrote down once, and so the checksum.
 */
final class CanonicalBlob {

    private CanonicalBlob() {}

    /**
     * The canonical form, which every runtime may start from; changes the engine's answer.
     *
     * @throws PipelineTermination if V8 wrote something else
     */
    static byte[] require(CreateResponse created, Attempt attempt) throws PipelineTermination {
        try {
            byte[] blob =
                    of(created, attempt.engineId()).orElseThrow(() -> attempt.rejected(BlobProblems.unknownForm()));
            if (!BlobExtent.of(attempt.engineId(), blob).header().rehashable()) {
                throw attempt.rejected(BlobProblems.notRehashable());
            }
            return blob;
        } catch (ContainerException e) {
            // A bundle on a Node engine can leave what it likes in the snapshot's place: not the machine's fault.
            throw attempt.rejected(BlobProblems.unknownForm());
        }
    }

    /** Changes the blob in place; empty if the address is not there exactly once, which no known engine does. */
    private static Optional<byte[]> of(CreateResponse created, EngineId engine) {
        byte[] blob = created.blob();
        if (created.runtimeHandle() == 0) {
            // Node writes no addresses, and its process has the same number and the same paths every time.
            return Optional.of(blob);
        }
        ByteBuffer bytes = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        int at = find(blob, created.runtimeHandle(), 0);
        if (at < 0 || find(blob, created.runtimeHandle(), at + 1) >= 0) {
            return Optional.empty();
        }
        bytes.putLong(at, 0);
        BlobExtent form = BlobExtent.of(engine, blob);
        bytes.putInt(form.checksumAt(), (int) BlobHeader.checksumOf(blob, form.v8Offset(), form.v8Length()));
        return Optional.of(blob);
    }

    private static int find(byte[] blob, long value, int from) {
        byte first = (byte) value;
        ByteBuffer bytes = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i <= blob.length - Long.BYTES; i++) {
            if (blob[i] == first && bytes.getLong(i) == value) {
                return i;
            }
        }
        return -1;
    }
}
