package dev.snapforge.engine.protocol;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers an {@link InspectRequest}.
 *
 * @param kinds bytes of V8's heap, and of what it holds outside of it, by kind
 * @param sources the source texts that are kept, by the name of their script, the largest first
 */
public record InspectResponse(List<Size> kinds, List<Size> sources) implements Message {

    /** More source texts are left out of {@link #sources}; {@link #kinds} counts them. */
    public static final int MAX_SOURCES = 1_000;

    /** In UTF-16 units: longer names are cut. */
    public static final int MAX_NAME = 500;

    /**
     * How much there is of something.
     *
     * @param name what it is
     * @param bytes how much of it
     */
    public record Size(String name, long bytes) {

        private void write(DataOutput out) throws IOException {
            MessageFields.text(out, name);
            out.writeLong(bytes);
        }

        private static Size read(FrameInput in) throws IOException {
            return new Size(MessageFields.text(in), in.readLong());
        }
    }

    @Override
    public Tag tag() {
        return Tag.INSPECTED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.list(out, kinds, (to, size) -> size.write(to));
        MessageFields.list(out, sources, (to, size) -> size.write(to));
    }

    static InspectResponse read(FrameInput in) throws IOException {
        return new InspectResponse(MessageFields.list(in, Size::read), MessageFields.list(in, Size::read));
    }
}
