package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for the same programs without kinds of syntax of which V8 keeps something that it cannot write; nothing of them is run.
 *
 * @param scripts to be parsed; one that does not parse stays as it is
 * @param features kinds of syntax: {@code ASM}, {@code USING}
 * @param helper a name that no script has, by which the programs call what does the work of {@code using}
 */
public record RewriteRequest(List<Script> scripts, List<String> features, String helper) implements Message {

    @Override
    public Tag tag() {
        return Tag.REWRITE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
        MessageFields.texts(out, features);
        MessageFields.text(out, helper);
    }

    static RewriteRequest read(FrameInput in) throws IOException {
        return new RewriteRequest(Script.readAll(in), MessageFields.texts(in), MessageFields.text(in));
    }
}
