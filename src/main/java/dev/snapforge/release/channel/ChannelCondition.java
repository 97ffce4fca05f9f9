package dev.snapforge.release.channel;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a request to change a channel says about the channel as it is.
 *
 * @param revisions one of these; null for any
 * @param existing whether it must exist
 * @param absent whether it must not exist
 */
public record ChannelCondition(@Nullable Set<Long> revisions, boolean existing, boolean absent) {

    /** Whatever it is. */
    public static final ChannelCondition NONE = new ChannelCondition(null, false, false);

    /** @throws ChannelChangedException if the channel is otherwise; null stands for none */
    void check(String name, @Nullable Channel channel) {
        boolean there = channel != null;
        if ((existing && !there)
                || (absent && there)
                || (revisions != null && (channel == null || !revisions.contains(channel.revision())))) {
            throw new ChannelChangedException(name, expected(), channel);
        }
    }

    private String expected() {
        return absent ? "no such channel" : revisions == null ? "an existing channel" : "revision " + revisions;
    }
}
