package dev.snapforge.engine.protocol;

import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Fields of messages: lengths are 32-bit, so that a source of many megabytes fits (DataOutput.writeUTF stops at 64 KiB). */
final class MessageFields {

    private MessageFields() {}

    static void bytes(DataOutput out, byte[] value) throws IOException {
        out.writeInt(value.length);
        out.write(value);
    }

    static byte[] bytes(FrameInput in) throws IOException {
        byte[] value = new byte[in.readLength()];
        in.readFully(value);
        return value;
    }

    static void text(DataOutput out, String value) throws IOException {
        bytes(out, value.getBytes(StandardCharsets.UTF_8));
    }

    static String text(FrameInput in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static void texts(DataOutput out, List<String> values) throws IOException {
        list(out, values, MessageFields::text);
    }

    static List<String> texts(FrameInput in) throws IOException {
        return list(in, MessageFields::text);
    }

    static void scripts(DataOutput out, List<Script> scripts) throws IOException {
        list(out, scripts, (to, script) -> {
            text(to, script.name());
            text(to, script.source());
            to.writeBoolean(script.entry());
        });
    }

    static List<Script> scripts(FrameInput in) throws IOException {
        return list(in, from -> new Script(text(from), text(from), from.readBoolean()));
    }

    static <E> void list(DataOutput out, List<E> values, Writer<E> writer) throws IOException {
        out.writeInt(values.size());
        for (E value : values) {
            writer.write(out, value);
        }
    }

    static <E> List<E> list(FrameInput in, Reader<E> reader) throws IOException {
        int size = in.readSize();
        List<E> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(reader.read(in));
        }
        return List.copyOf(values);
    }

    /** Writes one element. */
    interface Writer<E> {
        void write(DataOutput out, E value) throws IOException;
    }

    /** Reads one element. */
    interface Reader<E> {
        E read(FrameInput in) throws IOException;
    }

    static <E extends Enum<E>> E constant(Class<E> type, FrameInput in) throws IOException {
        String name = text(in);
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IOException("'" + name + "' is no " + type.getSimpleName(), e);
        }
    }
}
