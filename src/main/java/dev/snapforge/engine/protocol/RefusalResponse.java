package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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
 * @param others what was found to be wrong at the same time, in the order of the files; {@value #MAX_OTHERS} at most, which have no others
 */
public record RefusalResponse(
        Reason reason, String message, String file, int line, int column, String stack, List<RefusalResponse> others)
        implements Message {

    /** More is no help, and costs the service memory. */
    public static final int MAX_OTHERS = 50;

    private static final int MAX_TEXT = 1 << 16;

    /** Cuts what is too long. */
    public RefusalResponse {
        message = beginning(message);
        stack = beginning(stack);
        others = others.size() <= MAX_OTHERS ? List.copyOf(others) : List.copyOf(others.subList(0, MAX_OTHERS));
    }

    /** One that stands alone. */
    public RefusalResponse(Reason reason, String message, String file, int line, int column, String stack) {
        this(reason, message, file, line, column, stack, List.of());
    }

    /**
     * One that tells of several.
     *
     * @param refusals at least one; the first leads
     */
    public static RefusalResponse all(List<RefusalResponse> refusals) {
        RefusalResponse first = refusals.get(0);
        return new RefusalResponse(
                first.reason,
                first.message,
                first.file,
                first.line,
                first.column,
                first.stack,
                refusals.subList(1, refusals.size()));
    }

    /** Why a request is refused. */
    public enum Reason {
        /** A file does not parse. */
        SYNTAX,
        /** A file has syntax of TypeScript that means more than a type. */
        NOT_ERASABLE,
        /** A file has JSX. */
        JSX,
        /** A file threw while it ran. */
        THREW,
        /** A callback of {@code onRestore} failed after the load, in a restored runtime or in the one that it is compared with. */
        RESTORE_THREW,
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
        /** A module that is to be evaluated on first use has to be evaluated in its turn, or is used before there is a snapshot. */
        DEFER_UNSAFE,
        /** A deferred built-in was defined in a way that cannot be undone: a snapshot of it would kill its loader. */
        LOCKED_BUILT_IN,
        /** The global object takes no more properties, and the engine adds some when it starts from a snapshot. */
        GLOBAL_NOT_EXTENSIBLE,
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
        writeAlone(out);
        MessageFields.list(out, others, (to, other) -> other.writeAlone(to));
    }

    private void writeAlone(DataOutput out) throws IOException {
        MessageFields.text(out, reason.name());
        MessageFields.text(out, message);
        MessageFields.text(out, file);
        out.writeInt(line);
        out.writeInt(column);
        MessageFields.text(out, stack);
    }

    static RefusalResponse read(FrameInput in) throws IOException {
        RefusalResponse first = readAlone(in);
        List<RefusalResponse> refusals = new ArrayList<>(List.of(first));
        refusals.addAll(MessageFields.list(in, RefusalResponse::readAlone));
        return all(refusals);
    }

    private static RefusalResponse readAlone(FrameInput in) throws IOException {
        return new RefusalResponse(
                MessageFields.constant(Reason.class, in),
                MessageFields.text(in),
                MessageFields.text(in),
                in.readInt(),
                in.readInt(),
                MessageFields.text(in));
    }
}
