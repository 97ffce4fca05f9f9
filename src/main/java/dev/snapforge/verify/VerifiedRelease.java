package dev.snapforge.verify;

import org.jspecify.annotations.Nullable;

/**
 * Statements whose signatures count, and which are about what was asked for; only {@link ReleaseVerifier} makes one, and
 * {@link ReleaseReceipt} out of what was verified before.
 */
public final class VerifiedRelease {

    private final ReleaseStatement release;
    private final PublicKeyInfo releaseSigner;
    private final @Nullable ChannelStatement channel;
    private final @Nullable PublicKeyInfo channelSigner;

    VerifiedRelease(
            ReleaseStatement release,
            PublicKeyInfo releaseSigner,
            @Nullable ChannelStatement channel,
            @Nullable PublicKeyInfo channelSigner) {
        this.release = release;
        this.releaseSigner = releaseSigner;
        this.channel = channel;
        this.channelSigner = channelSigner;
    }

    public ReleaseStatement release() {
        return release;
    }

    /** What the channel stood for, or null if a version was asked for. */
    public @Nullable ChannelStatement channel() {
        return channel;
    }

    /** The key that signed the release statement. */
    PublicKeyInfo releaseSigner() {
        return releaseSigner;
    }

    /** The key that signed the channel statement, if there is one. */
    @Nullable
    PublicKeyInfo channelSigner() {
        return channelSigner;
    }
}
