package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers an {@link InspectRequest}.
 *
 * @param kinds bytes of V8's heap, and of what it holds outside of it; each kind at most once
 * @param sources the source texts that the heap keeps of the files that were asked for
 */
public record InspectResponse(List<KindBytes> kinds, List<SourceBytes> sources) implements Message {

    /** What V8 tells apart (v8-profiler.h, HeapGraphNode::Type), as far as it matters to those who make bundles. */
    public enum Kind {
        /** Texts of scripts, which V8 keeps to compile functions later and for {@code toString}. */
        SOURCE,
        /** All other texts, and symbols. */
        STRINGS,
        /** Functions before they are bound to a scope: bytecode, constants, and where each is in its source. */
        CODE,
        /** Hidden classes: which properties objects have, and where. */
        SHAPES,
        /** Objects, boxed numbers and big integers. */
        OBJECTS,
        /** Functions, each with its scope. */
        FUNCTIONS,
        /** Elements of arrays, dictionaries and tables, and the memory of array buffers. */
        ARRAYS,
        /** Regular expressions. */
        REGEXPS,
        /** What belongs to V8 alone. */
        OTHER
    }

    /**
     * How much there is of a kind.
     *
     * @param bytes not negative
     */
    public record KindBytes(Kind kind, long bytes) {}

    /**
     * How long a file's source text is in memory.
     *
     * @param file one of those that were asked for
     * @param bytes one for each UTF-16 unit, or two if one of them is beyond Latin-1
     */
    public record SourceBytes(String file, long bytes) {}

    @Override
    public Tag tag() {
        return Tag.INSPECTED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.list(out, kinds, (to, it) -> {
            MessageFields.text(to, it.kind().name());
            to.writeLong(it.bytes());
        });
        MessageFields.list(out, sources, (to, it) -> {
            MessageFields.text(to, it.file());
            to.writeLong(it.bytes());
        });
    }

    static InspectResponse read(FrameInput in) throws IOException {
        return new InspectResponse(
                MessageFields.list(in, from -> new KindBytes(MessageFields.constant(Kind.class, from), bytes(from))),
                MessageFields.list(in, from -> new SourceBytes(MessageFields.text(from), bytes(from))));
    }

    private static long bytes(FrameInput in) throws IOException {
        long bytes = in.readLong();
        if (bytes < 0) {
            throw new IOException("A size of " + bytes + " bytes");
        }
        return bytes;
    }
}
