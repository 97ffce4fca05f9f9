package dev.snapforge.client;

import org.jspecify.annotations.Nullable;

/**
 * What the service, or the cache, says a name stands for: two statements in their envelopes, not verified. The arrays are handed
 * over, not copied.
 */
final class ResolveAnswer {

    private final @Nullable String etag;
    private final byte[] release;
    private final byte @Nullable [] channel;

    ResolveAnswer(@Nullable String etag, byte[] release, byte @Nullable [] channel) {
        this.etag = etag;
        this.release = release;
        this.channel = channel;
    }

    /** What to ask with whether the answer is still the same; null where the service gave none. */
    @Nullable
    String etag() {
        return etag;
    }

    byte[] release() {
        return release;
    }

    byte @Nullable [] channel() {
        return channel;
    }
}
