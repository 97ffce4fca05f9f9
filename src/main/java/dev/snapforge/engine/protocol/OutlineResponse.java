package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers an {@link OutlineRequest}.
 *
 * @param statements of all scripts: scripts in the order in which they run, statements of each in the order of its text
 */
public record OutlineResponse(List<Statement> statements) implements Message {

    /** Where a statement stands that runs when its script does. */
    public static final int SCRIPT = -1;

    /**
     * A statement that can be left out.
     *
     * @param script index of the script in the request, from 0
     * @param from offset of its first UTF-16 unit in the source
     * @param to offset behind its last one
     * @param line from 1
     * @param column from 1
     * @param within number of the script's function it stands in, from 0, or {@link #SCRIPT}
     * @param calls numbers of the script's functions that it may call
     * @param instead what has to stand in its place, where it is the value of an export; empty if nothing has to
     * @param module the module that a bundler made it from, as a property's name or the comment before it says; empty if there
     *     is none
     */
    public record Statement(
            int script,
            int from,
            int to,
            int line,
            int column,
            int within,
            List<Integer> calls,
            String instead,
            String module) {

        private void write(DataOutput out) throws IOException {
            out.writeInt(script);
            out.writeInt(from);
            out.writeInt(to);
            out.writeInt(line);
            out.writeInt(column);
            out.writeInt(within);
            MessageFields.list(out, calls, DataOutput::writeInt);
            MessageFields.text(out, instead);
            MessageFields.text(out, module);
        }

        private static Statement read(FrameInput in) throws IOException {
            return new Statement(
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    in.readInt(),
                    MessageFields.list(in, FrameInput::readInt),
                    MessageFields.text(in),
                    MessageFields.text(in));
        }
    }

    @Override
    public Tag tag() {
        return Tag.OUTLINED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.list(out, statements, (to, statement) -> statement.write(to));
    }

    static OutlineResponse read(FrameInput in) throws IOException {
        return new OutlineResponse(MessageFields.list(in, Statement::read));
    }
}
