package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A promise that was rejected while the files ran, and that nothing handled when they had run to their end. Message and stack may be
 * the bundle's own words: they are cut as those of a {@link RefusalResponse}.
 *
 * @param message what it was rejected with
 * @param file the script's name; empty if the place is not known, as where a snapshot is made
 * @param line from 1, or 0 if it is not known
 * @param column from 1, or 0 if it is not known
 * @param stack the JavaScript stack, empty if there is none
 * @param kept whether something still refers to the promise, so that a handler can be added later
 */
public record UnhandledRejection(String message, String file, int line, int column, String stack, boolean kept) {

    /** Cuts what is too long. */
    public UnhandledRejection {
        message = RefusalResponse.beginning(message);
        stack = RefusalResponse.beginning(stack);
    }

    void write(DataOutput out) throws IOException {
        MessageFields.text(out, message);
        MessageFields.text(out, file);
        out.writeInt(line);
        out.writeInt(column);
        MessageFields.text(out, stack);
        out.writeBoolean(kept);
    }

    static UnhandledRejection read(FrameInput in) throws IOException {
        return new UnhandledRejection(
                MessageFields.text(in),
                MessageFields.text(in),
                in.readInt(),
                in.readInt(),
                MessageFields.text(in),
                in.readBoolean());
    }
}
