package dev.snapforge.snapshot.encoding;

import dev.snapforge.core.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What a compressed container is of.
 *
 * @param container that comes out of it
 * @param dictionary the container that is needed to decode it; null if none is
 */
record EncodingKey(Digest container, @Nullable Digest dictionary) {

    /** The content coding, as HTTP names it. */
    String coding() {
        return dictionary == null ? "zstd" : "dcz";
    }
}
