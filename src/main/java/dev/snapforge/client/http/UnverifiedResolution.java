package dev.snapforge.client.http;

import org.jspecify.annotations.Nullable;

/**
 * What the service, or the cache, says a name stands for: two statements in their envelopes, not verified. The arrays are handed
 * over, not copied.
 */
public final class UnverifiedResolution {

    private final @Nullable String etag;
    private final byte[] release;
    private final byte @Nullable [] channel;

    public UnverifiedResolution(@Nullable String etag, byte[] release, byte @Nullable [] channel) {
        this.etag = etag;
        this.release = release;
        this.channel = channel;
    }

    /** What to ask with whether the answer is still the same; null if the service gave none. */
    @Nullable
    public String etag() {
        return etag;
    }

    public byte[] release() {
        return release;
    }

    public byte @Nullable [] channel() {
        return channel;
    }
}
