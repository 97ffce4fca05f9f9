package dev.snapforge.builder.create;

import dev.snapforge.builder.problem.BlobProblems;
import dev.snapforge.builder.stage.Attempt;
import dev.snapforge.builder.stage.CanonicalBlob;
import dev.snapforge.builder.stage.PipelineTermination;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.file.BlobFile;
import dev.snapforge.format.BlobExtent;
import dev.snapforge.format.BlobHeader;
import dev.snapforge.format.ContainerException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a blob the form in which the same bundle has the same bytes every time. With a fixed seed only two things differ
 * between builds: the address of Javet's own runtime object, which V8 wrote down once, and so the checksum.
 */
final class CanonicalForm {

    private CanonicalForm() {}

    /**
     * The canonical form, which every runtime may start from; changes the file that the engine's answer was put in.
     *
     * @throws PipelineTermination if V8 wrote something else
     */
    static CanonicalBlob require(CreateResponse created, Attempt attempt) throws PipelineTermination {
        BlobFile blob = created.blob();
        try {
            if (!bring(created, attempt.engineId())) {
                throw attempt.rejected(BlobProblems.unknownForm());
            }
            if (!BlobExtent.of(attempt.engineId(), blob.path()).header().rehashable()) {
                throw attempt.rejected(BlobProblems.notRehashable());
            }
            try (InputStream content = Files.newInputStream(blob.path())) {
                return new CanonicalBlob(blob, Digest.of(content));
            }
        } catch (ContainerException e) {
            // A bundle on a Node engine can leave what it likes in the snapshot's place: not the machine's fault.
            throw attempt.rejected(BlobProblems.unknownForm());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** False if the address is not there exactly once, which no known engine does. */
    private static boolean bring(CreateResponse created, EngineId engine) throws IOException {
        if (created.runtimeHandle() == 0) {
            // Node writes no addresses, and its process has the same number and the same paths every time.
            return true;
        }
        BlobFile blob = created.blob();
        List<Long> places = places(blob, created.runtimeHandle());
        if (places.size() != 1) {
            return false;
        }
        try (FileChannel file = FileChannel.open(blob.path(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(Long.BYTES), places.get(0));
            BlobExtent form = BlobExtent.of(engine, blob.path());
            ByteBuffer checksum = ByteBuffer.allocate(Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt((int) BlobHeader.checksumOf(blob.path(), form.v8Offset(), form.v8Length()))
                    .flip();
            file.write(checksum, form.checksumAt());
        }
        return true;
    }

    /** The first two places of a number: a blob that holds nothing else must not fill memory with them. */
    private static List<Long> places(BlobFile blob, long value) throws IOException {
        byte first = (byte) value;
        List<Long> places = new ArrayList<>();
        blob.scan(Long.BYTES, (part, length, offset) -> {
            ByteBuffer bytes = ByteBuffer.wrap(part).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i <= length - Long.BYTES && places.size() < 2; i++) {
                if (part[i] == first && bytes.getLong(i) == value) {
                    places.add(offset + i);
                }
            }
        });
        return places;
    }
}
