package dev.snapforge.verify;

import org.jspecify.annotations.Nullable;

/**
 * Statements whose signatures count, and which are about what was asked for; only {@link ReleaseVerifier} makes one.
 */
public final class VerifiedRelease {

    private final ReleaseStatement release;
    private final @Nullable ChannelStatement channel;

    VerifiedRelease(ReleaseStatement release, @Nullable ChannelStatement channel) {
        this.release = release;
        this.channel = channel;
    }

    public ReleaseStatement release() {
        return release;
    }

    /** What the channel stood for, or null if a version was asked for. */
    public @Nullable ChannelStatement channel() {
        return channel;
    }
}
