package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The service itself decides where the channel points. Code {@code channel-reserved}. */
public final class ReservedChannelException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    ReservedChannelException(String channel) {
        super(
                Kind.CONFLICT,
                "channel-reserved",
                "The channel '" + channel + "' always points to the version that was released last.",
                "a channel of your own, such as stable",
                channel,
                "Promote and roll back in a channel of your own, and have runtimes ask for that one.");
    }
}
