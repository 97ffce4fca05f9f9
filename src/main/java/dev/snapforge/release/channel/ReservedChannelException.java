package dev.snapforge.release.channel;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The service itself decides where the channel points. Code {@code channel-reserved}. */
final class ReservedChannelException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    ReservedChannelException(String channel) {
        super(
                ErrorCategory.CONFLICT,
                "channel-reserved",
                "The channel '" + channel + "' always points to the version that was released last.",
                "a channel of your own, for example stable",
                channel,
                "Promote and roll back in a channel of your own, and have runtimes ask for that one.");
    }
}
