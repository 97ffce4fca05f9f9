package dev.snapforge.release.channel;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.release.PrintableInput;

/** The name has no such channel. Code {@code unknown-channel}. */
public final class UnknownChannelException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    public UnknownChannelException(String name, String channel) {
        super(
                ErrorCategory.NOT_FOUND,
                "unknown-channel",
                "The name '" + name + "' has no channel '" + PrintableInput.shortened(channel) + "'.",
                "a channel of /api/v1/names/" + name,
                PrintableInput.shortened(channel),
                "PUT /api/v1/names/" + name + "/channels/{channel} with a version makes one.");
    }
}
