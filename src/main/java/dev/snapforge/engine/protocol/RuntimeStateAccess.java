package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * That scripts used something which a snapshot freezes or lacks, at one place.
 *
 * @param kind what it was
 * @param what the function, variable or global
 * @param file the script's name; empty if the place is not known
 * @param line from 1, or 0 if it is not known
 * @param column from 1, or 0 if it is not known
 * @param count how often
 * @param values the numbers that were answered there, the first 64 of them; a time is in milliseconds since 1970
 */
public record RuntimeStateAccess(
        Kind kind, String what, String file, int line, int column, int count, List<Double> values) {

    /** What a script can use that a snapshot freezes or lacks. */
    public enum Kind {
        /** The clock. */
        TIME,
        /** A source of random numbers. */
        RANDOM,
        /** A timer. */
        TIMER,
        /** A variable of the environment. */
        ENVIRONMENT,
        /** Something of the process or the machine that nothing fixes: arguments, folder, high-resolution time, secure chance. */
        PROCESS,
        /** The time zone of the process, through a local date. */
        ZONE,
        /** The locale of the process. */
        LOCALE,
        /** The global object as a key of a collection, which a restored one is not found under. */
        GLOBAL_KEY,
        /** A stand-in for a built-in that comes only at load, which the bundle still holds at its end. */
        STAND_IN,
        /** Something that V8 cannot write, which is made on first use in a restored runtime instead. */
        FIRST_USE,
        /** A global that a plain runtime has and one in which a snapshot is made lacks. */
        DEFERRED,
        /** What a warm-up threw where bytecode is made, and not in a runtime as users have it. */
        WARM_UP_END,
        /** A global that is not there in any runtime of this engine. */
        MISSING
    }

    void write(DataOutput out) throws IOException {
        MessageFields.text(out, kind.name());
        MessageFields.text(out, what);
        MessageFields.text(out, file);
        out.writeInt(line);
        out.writeInt(column);
        out.writeInt(count);
        MessageFields.list(out, values, DataOutput::writeDouble);
    }

    static RuntimeStateAccess read(FrameInput in) throws IOException {
        return new RuntimeStateAccess(
                MessageFields.constant(Kind.class, in),
                MessageFields.text(in),
                MessageFields.text(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                MessageFields.list(in, FrameInput::readDouble));
    }
}
