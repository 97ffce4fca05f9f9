package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers a {@link RewriteRequest}.
 *
 * @param scripts all that were sent, in their order
 * @param edits what was written otherwise, in the order of the scripts and of their texts
 */
public record RewriteResponse(List<Script> scripts, List<Edit> edits) implements Message {

    /**
     * A place that was written otherwise.
     *
     * @param feature the kind of syntax that stood there
     * @param file the script's name
     * @param line from 1
     * @param column from 1
     */
    public record Edit(String feature, String file, int line, int column) {

        private void write(DataOutput out) throws IOException {
            MessageFields.text(out, feature);
            MessageFields.text(out, file);
            out.writeInt(line);
            out.writeInt(column);
        }

        private static Edit read(FrameInput in) throws IOException {
            return new Edit(MessageFields.text(in), MessageFields.text(in), in.readInt(), in.readInt());
        }
    }

    @Override
    public Tag tag() {
        return Tag.REWRITTEN;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
        MessageFields.list(out, edits, (to, edit) -> edit.write(to));
    }

    static RewriteResponse read(FrameInput in) throws IOException {
        return new RewriteResponse(Script.readAll(in), MessageFields.list(in, Edit::read));
    }
}
