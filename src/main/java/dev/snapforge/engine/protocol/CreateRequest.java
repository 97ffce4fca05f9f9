package dev.snapforge.engine.protocol;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Asks for a snapshot of what these scripts leave in a fresh context.
 *
 * @param scripts run in this order
 * @param deferred paths of the built-ins that this engine installs only when a snapshot is loaded (see {@link Described})
 */
public record CreateRequest(List<Script> scripts, List<String> deferred) implements Message {

    @Override
    public Tag tag() {
        return Tag.CREATE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Fields.scripts(out, scripts);
        Fields.texts(out, deferred);
    }

    static CreateRequest read(DataInput in) throws IOException {
        return new CreateRequest(Fields.scripts(in), Fields.texts(in));
    }
}
