package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for the same scripts without regular expressions that need Unicode's tables, for an engine that has none; nothing of them runs.
 *
 * @param scripts to be parsed
 */
public record ExpandRequest(List<Script> scripts) implements Message {

    /**
     * The answer.
     *
     * @param runtime what has to run before these scripts; empty if none of them needs it
     * @param changed the scripts that are other ones now, in which every line and column is where it was
     * @param places where expressions were written anew, by file; if they would be too long, the one with which they are
     * @param length of what they are now, in UTF-16 units, where equal ones count once; if they would be too long, what they may have
     * @param tooLong whether they would be too long; then nothing was changed
     */
    public record Expanded(String runtime, List<Script> changed, List<Place> places, int length, boolean tooLong)
            implements Message {

        @Override
        public Tag tag() {
            return Tag.EXPANDED;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            MessageFields.text(out, runtime);
            Script.writeAll(out, changed);
            MessageFields.list(out, places, (to, place) -> place.write(to));
            out.writeInt(length);
            out.writeBoolean(tooLong);
        }

        static Expanded read(FrameInput in) throws IOException {
            return new Expanded(
                    MessageFields.text(in),
                    Script.readAll(in),
                    MessageFields.list(in, Place::read),
                    in.readInt(),
                    in.readBoolean());
        }
    }

    /**
     * The expressions of one file.
     *
     * @param file the script's name
     * @param line of the first one, from 1
     * @param column of the first one, from 1
     * @param literals how many literals became calls
     * @param texts how many texts there are that an expression may be made of
     */
    public record Place(String file, int line, int column, int literals, int texts) {

        private void write(DataOutput out) throws IOException {
            MessageFields.text(out, file);
            out.writeInt(line);
            out.writeInt(column);
            out.writeInt(literals);
            out.writeInt(texts);
        }

        private static Place read(FrameInput in) throws IOException {
            return new Place(MessageFields.text(in), in.readInt(), in.readInt(), in.readInt(), in.readInt());
        }
    }

    @Override
    public Tag tag() {
        return Tag.EXPAND;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
    }

    static ExpandRequest read(FrameInput in) throws IOException {
        return new ExpandRequest(Script.readAll(in));
    }
}
