package dev.snapforge.engine.limit;

import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.MessageChannel;
import java.io.IOException;

/**
 * How long the frames of an engine process may be: hostile code decides what is in them, and the reader's heap pays. A longer one is
 * refused by its length, before anything is read of it.
 *
 * @param caches the most that V8's code caches of a bundle may take together, in bytes
 */
public record FrameLimits(long caches) implements MessageChannel.FrameGate {

    private static final long NAME = 1 << 12;

    /** Message and stack are cut already by those who write them. */
    private static final long TEXTS = 1 << 20;

    /** What a stage recorded, or a heap consists of, which is cut already by those who write it. */
    private static final long USES = 8 << 20;

    /** Objects, statements, results of checks, and programs written otherwise. */
    private static final long REPORT = 64 << 20;

    /** @throws FrameTooLongException if the frame is longer than frames of its kind may be */
    @Override
    public void check(Message.Tag tag, int length) throws IOException {
        long most = of(tag);
        if (length > most) {
            throw new FrameTooLongException(tag, length, most);
        }
    }

    private long of(Message.Tag tag) {
        return switch (tag) {
            case READY -> NAME;
            case STAGE, INSPECTED -> USES;
            case REFUSED -> TEXTS;
            case MEASURED -> caches + REPORT;
            case DESCRIBED, CREATED, EVALUATED, OUTLINED, REWRITTEN, EXPANDED -> REPORT;
            // Requests: no engine process sends any.
            default -> 0;
        };
    }

    /** A frame is longer than frames of its kind may be. */
    public static final class FrameTooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        FrameTooLongException(Message.Tag tag, long length, long most) {
            super("A frame " + tag + " of " + length + " bytes is not taken: at most " + most);
        }
    }
}
