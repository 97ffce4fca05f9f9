package dev.snapforge.engine.protocol;

import java.io.IOException;

/** A frame is longer than frames of its kind may be. */
public final class FrameTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    FrameTooLongException(Message.Tag tag, long length, long most) {
        super("A frame " + tag + " of " + length + " bytes is not taken: at most " + most);
    }
}
