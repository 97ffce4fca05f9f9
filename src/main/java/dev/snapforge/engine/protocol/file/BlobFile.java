package dev.snapforge.engine.protocol.file;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * V8 startup data in a file, as an engine wrote them.
 *
 * @param path in the service, where the job keeps it; in an engine process, its name in the process's folder
 * @param size in bytes
 */
public record BlobFile(Path path, long size) {

    /** What a process that makes a snapshot leaves it under, in its folder. It is there before the process starts, and empty. */
    public static final String OUTPUT = "snapshot.blob";

    private static final Pattern NAME = Pattern.compile("[0-9a-z][0-9a-z.-]{0,99}");

    private static final int PART = 1 << 16;

    /** Looks at a part of a file. */
    @FunctionalInterface
    public interface Look {

        /**
         * Looks at a part, which changes afterwards.
         *
         * @param length how many of the bytes it is
         * @param offset of the first of them in the file
         */
        void at(byte[] part, int length, long offset);
    }

    /** All of it, in memory, which an engine needs and the service cannot afford. */
    public byte[] bytes() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        if (bytes.length != size) {
            throw new IOException("The blob has " + bytes.length + " bytes instead of " + size);
        }
        return bytes;
    }

    /**
     * Looks at all of it in parts, in memory that does not grow with it.
     *
     * @param width how many bytes belong together at most: each run of so many lies whole within a part, so that parts overlap by one less
     */
    public void scan(int width, Look look) throws IOException {
        ByteBuffer part = ByteBuffer.allocate(PART);
        try (FileChannel file = FileChannel.open(path)) {
            for (long offset = 0; file.read(part, offset + part.position()) >= 0; ) {
                if (part.position() < width) {
                    continue;
                }
                part.flip();
                look.at(part.array(), part.limit(), offset);
                offset += part.limit() - (width - 1);
                part.position(part.limit() - (width - 1)).compact();
            }
        }
    }

    /** Writes its name and size, without where the service has it. */
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, path.getFileName().toString());
        out.writeLong(size);
    }

    /** Reads it, as it is in the folder of this process. */
    public static BlobFile read(FrameInput in) throws IOException {
        String name = MessageFields.text(in);
        if (!NAME.matcher(name).matches()) {
            throw new IOException("'" + name + "' names no file of this folder");
        }
        return new BlobFile(Path.of(name), in.readLong());
    }

    /** Writes one that may be missing. */
    public static void writeOptional(DataOutput out, @Nullable BlobFile blob) throws IOException {
        out.writeBoolean(blob != null);
        if (blob != null) {
            blob.write(out);
        }
    }

    /** Reads one that may be missing. */
    public static @Nullable BlobFile readOptional(FrameInput in) throws IOException {
        return in.readBoolean() ? read(in) : null;
    }
}
