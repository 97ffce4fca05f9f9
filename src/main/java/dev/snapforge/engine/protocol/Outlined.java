package dev.snapforge.engine.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Answers an {@link OutlineRequest}.
 *
 * @param statements of all scripts, in the order in which they run
 */
public record Outlined(List<Statement> statements) implements Message {

    /**
     * A statement that runs when its script does.
     *
     * @param script index of the script in the request, from 0
     * @param from offset of its first UTF-16 unit in the source
     * @param to offset behind its last one
     * @param line from 1
     * @param column from 1
     * @param module the module that a bundler made it from, as the comment before it says; empty where there is none
     */
    public record Statement(int script, int from, int to, int line, int column, String module) {}

    @Override
    public Tag tag() {
        return Tag.OUTLINED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Fields.list(out, statements, (to, statement) -> {
            to.writeInt(statement.script());
            to.writeInt(statement.from());
            to.writeInt(statement.to());
            to.writeInt(statement.line());
            to.writeInt(statement.column());
            Fields.text(to, statement.module());
        });
    }

    static Outlined read(DataInput in) throws IOException {
        return new Outlined(Fields.list(
                in,
                from -> new Statement(
                        from.readInt(),
                        from.readInt(),
                        from.readInt(),
                        from.readInt(),
                        from.readInt(),
                        Fields.text(from))));
    }
}
