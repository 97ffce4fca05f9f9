package dev.snapforge.engine.protocol.frame;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Fields of messages: lengths are 32-bit, so that a source of many megabytes fits (DataOutput.writeUTF stops at 64 KiB). */
public final class MessageFields {

    private MessageFields() {}

    /** Writes a length and so many bytes. */
    public static void bytes(DataOutput out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    /**
     * Reads bytes.
     *
     * @throws IOException if the field claims more than the frame has left
     */
    public static byte[] bytes(FrameInput in) throws IOException {
        byte[] value = new byte[in.readLength()];
        in.readFully(value);
        return value;
    }

    /** Writes a text, in UTF-8. */
    public static void text(DataOutput out, String value) throws IOException {
        bytes(out, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a text; what is no UTF-8 becomes U+FFFD. */
    public static String text(FrameInput in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    /** Writes a list of texts. */
    public static void texts(DataOutput out, List<String> values) throws IOException {
        list(out, values, MessageFields::text);
    }

    /** Reads a list of texts. */
    public static List<String> texts(FrameInput in) throws IOException {
        return list(in, MessageFields::text);
    }

    /** Writes a number and so many elements. */
    public static <E> void list(DataOutput out, List<E> values, Writer<E> writer) throws IOException {
        out.writeInt(values.size());
        for (E value : values) {
            writer.write(out, value);
        }
    }

    /** Reads a list, which takes at least a byte for each of its elements. */
    public static <E> List<E> list(FrameInput in, Reader<E> reader) throws IOException {
        int size = in.readSize();
        List<E> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    /** Writes one element. */
    public interface Writer<E> {
        /** Writes it where the fields before it end. */
        void write(DataOutput out, E value) throws IOException;
    }

    /** Reads one element. */
    public interface Reader<E> {
        /** Reads it from where the fields before it end. */
        E read(FrameInput in) throws IOException;
    }

    /**
     * Reads a constant by its name.
     *
     * @throws IOException if the type has none of this name
     */
    public static <E extends Enum<E>> E constant(Class<E> type, FrameInput in) throws IOException {
        String name = text(in);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + name + "' is no " + type.getSimpleName(), e);
        }
    }
}
