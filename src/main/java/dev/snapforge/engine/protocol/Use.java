package dev.snapforge.engine.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * That scripts used something which a snapshot freezes or lacks, at one place.
 *
 * @param kind what it was
 * @param what the function, variable or global
 * @param file the script's name; empty where the place is not known
 * @param line from 1, or 0 where it is not known
 * @param column from 1, or 0 where it is not known
 * @param count how often
 * @param values the numbers that were answered there, the first 64 of them; a time is in milliseconds since 1970
 */
public record Use(Kind kind, String what, String file, int line, int column, int count, List<Double> values) {

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
        /** A global that a plain runtime has and one in which a snapshot is made lacks. */
        DEFERRED,
        /** A global that is not there in any runtime of this engine. */
        MISSING
    }

    void write(DataOutput out) throws IOException {
        Fields.text(out, kind.name());
        Fields.text(out, what);
        Fields.text(out, file);
        out.writeInt(line);
        out.writeInt(column);
        out.writeInt(count);
        Fields.list(out, values, DataOutput::writeDouble);
    }

    static Use read(DataInput in) throws IOException {
        return new Use(
                Fields.constant(Kind.class, in),
                Fields.text(in),
                Fields.text(in),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                Fields.list(in, DataInput::readDouble));
    }
}
