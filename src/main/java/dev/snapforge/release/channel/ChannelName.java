package dev.snapforge.release.channel;

import dev.snapforge.core.MalformedValueException;
import java.util.regex.Pattern;

/** The form of channels' names. */
final class ChannelName {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");

    private ChannelName() {}

    /**
     * Checks the form.
     *
     * @throws MalformedValueException {@code malformed-channel}
     */
    static void check(String channel) {
        if (channel.length() > 64 || !FORM.matcher(channel).matches()) {
            throw new MalformedValueException(
                    "malformed-channel",
                    "channel",
                    "1 to 64 of a-z, 0-9, '.', '_', '-', with a letter or digit at both ends, for example stable",
                    channel);
        }
    }
}
