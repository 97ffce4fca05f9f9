package dev.snapforge.engine.protocol;

import java.io.DataOutput;
import java.io.IOException;

/**
 * The request cannot be fulfilled, and the process lived to say why. Message and stack may be the bundle's own words, which can be as
 * long as its heap: only their first {@value #MAX_TEXT} UTF-16 units are kept.
 *
 * @param reason which rule was broken
 * @param message the engine's message
 * @param file the script's name, empty if it is not known
 * @param line from 1, or 0 if it is not known
 * @param column from 1, or 0 if it is not known
 * @param stack the JavaScript stack, empty if there is none
 */
public record RefusalResponse(Reason reason, String message, String file, int line, int column, String stack)
        implements Message {

    private static final int MAX_TEXT = 1 << 16;

    /** Cuts what is too long. */
    public RefusalResponse {
        message = beginning(message);
        stack = beginning(stack);
    }

    /** Why a request is refused. */
    public enum Reason {
        /** A file does not parse. */
        SYNTAX,
        /** A file threw while it ran. */
        THREW,
        /** A module imports a file that the bundle does not have. */
        MODULE_NOT_FOUND,
        /** A module imports something by a name that is no relative path. */
        BARE_IMPORT,
        /** A module imports a file that is in the bundle as a classic script. */
        IMPORT_OF_SCRIPT,
        /** A module imports a name that another one does not export. */
        MISSING_EXPORT,
        /** A file called {@code import()} while it ran, and nothing handled that it cannot be answered. */
        DYNAMIC_IMPORT,
        /** A module still waits after everything that could be done was done. */
        TOP_LEVEL_AWAIT,
        /** A deferred built-in was defined in a way that cannot be undone: a snapshot of it would kill its loader. */
        LOCKED_BUILT_IN,
        /** The files, or what they started, ended the process. */
        EXITED,
        /** Something that the files started never ends, so that there is no moment to take a snapshot at. */
        STILL_ACTIVE,
        /** This kind of engine takes no ES modules. */
        MODULES_UNSUPPORTED,
        /** V8 declined to make the snapshot and said so. */
        NOT_SERIALISABLE,
        /** V8 could not start a runtime from the blob and said so. */
        NOT_LOADABLE
    }

    static String beginning(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end) + "…";
    }

    @Override
    public Tag tag() {
        return Tag.REFUSED;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        MessageFields.text(out, reason.name());
        MessageFields.text(out, message);
        MessageFields.text(out, file);
        out.writeInt(line);
        out.writeInt(column);
        MessageFields.text(out, stack);
    }

    static RefusalResponse read(FrameInput in) throws IOException {
        return new RefusalResponse(
                MessageFields.constant(Reason.class, in),
                MessageFields.text(in),
                MessageFields.text(in),
                in.readInt(),
                in.readInt(),
                MessageFields.text(in));
    }
}
