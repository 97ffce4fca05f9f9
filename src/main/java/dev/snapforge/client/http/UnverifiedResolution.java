package dev.snapforge.client.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the service, or the cache, says a name stands for: two statements in their envelopes, not verified, and warnings. The arrays are handed
 * over, not copied.
 */
public final class UnverifiedResolution {

    private final @Nullable String etag;
    private final byte[] release;
    private final byte @Nullable [] channel;
    private final List<ResolutionWarning> warnings;

    public UnverifiedResolution(
            @Nullable String etag, byte[] release, byte @Nullable [] channel, List<ResolutionWarning> warnings) {
        this.etag = etag;
        this.release = release;
        this.channel = channel;
        this.warnings = List.copyOf(warnings);
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

    public List<ResolutionWarning> warnings() {
        return warnings;
    }
}
