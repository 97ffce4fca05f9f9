package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.client.ReleaseSelector;
import org.jspecify.annotations.Nullable;

/**
 * A release as a user names it.
 *
 * @param name which the bundle was released under
 * @param version the version, or null if a channel says it
 * @param channel the channel, or null if a version is named
 */
record ReleaseReference(
        String name, @Nullable String version, @Nullable String channel) {

    private static final String NEWEST = "latest";

    /**
     * Reads {@code NAME} or {@code NAME@VERSION}.
     *
     * @param channel an option, or null: {@code latest} if there is no version either
     */
    public static ReleaseReference parse(String text, @Nullable String channel) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new ReleaseReference(text, null, channel == null ? NEWEST : channel);
        }
        if (channel != null) {
            throw CommandException.usage(
                    "A version and a channel are two answers to one question.",
                    "NAME@VERSION, or NAME with --channel",
                    text + " --channel " + channel,
                    "Leave one of them out.");
        }
        return new ReleaseReference(text.substring(0, at), text.substring(at + 1), null);
    }

    /** The same for the client, which proves the answer. */
    public ReleaseSelector selector() {
        return channel == null
                ? ReleaseSelector.version(name, String.valueOf(version))
                : ReleaseSelector.channel(name, channel);
    }

    @Override
    public String toString() {
        return channel == null ? name + "@" + version : name + " (" + channel + ")";
    }
}
