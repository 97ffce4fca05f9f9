package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for the statements of scripts and modules, without running them.
 *
 * @param scripts to be parsed
 */
public record OutlineRequest(List<Script> scripts) implements Message {

    @Override
    public Tag tag() {
        return Tag.OUTLINE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
    }

    static OutlineRequest read(FrameInput in) throws IOException {
        return new OutlineRequest(Script.readAll(in));
    }
}
