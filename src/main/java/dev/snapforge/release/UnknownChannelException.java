package dev.snapforge.release;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** The name has no such channel. Code {@code unknown-channel}. */
public final class UnknownChannelException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    UnknownChannelException(String name, String channel) {
        super(
                Kind.NOT_FOUND,
                "unknown-channel",
                "The name '" + name + "' has no channel '" + Shown.shortened(channel) + "'.",
                "a channel of /api/v1/names/" + name,
                Shown.shortened(channel),
                "PUT /api/v1/names/" + name + "/channels/{channel} with a version makes one.");
    }
}
