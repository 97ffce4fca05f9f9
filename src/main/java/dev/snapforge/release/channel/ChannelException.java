package dev.snapforge.release.channel;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.release.PrintableInput;

/** Why a channel is not found, or not set. */
public final class ChannelException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private ChannelException(Refusal refusal) {
        super(refusal);
    }

    /** A request to point a channel somewhere does not say where. Code {@code malformed-promotion}. */
    public static ChannelException malformedPromotion() {
        return new ChannelException(new Refusal(
                ErrorCategory.INVALID,
                "malformed-promotion",
                "The request does not say which version the channel is to point to.",
                "{\"version\": \"1.0.0\"}",
                "no version",
                "Name a version of /api/v1/names/{name}."));
    }

    /** The name has no such channel. Code {@code unknown-channel}. */
    public static ChannelException unknown(String name, String channel) {
        return new ChannelException(new Refusal(
                ErrorCategory.NOT_FOUND,
                "unknown-channel",
                "The name '" + name + "' has no channel '" + PrintableInput.shortened(channel) + "'.",
                "a channel of /api/v1/names/" + name,
                PrintableInput.shortened(channel),
                "PUT /api/v1/names/" + name + "/channels/{channel} with a version makes one."));
    }

    /** The service itself decides where the channel points. Code {@code channel-reserved}. */
    static ChannelException reserved(String channel) {
        return new ChannelException(new Refusal(
                ErrorCategory.CONFLICT,
                "channel-reserved",
                "The channel '" + channel + "' always points to the version that was released last.",
                "a channel of your own, for example stable",
                channel,
                "Promote and roll back in a channel of your own, and have runtimes ask for that one."));
    }
}
