package dev.snapforge.storage.content;

import dev.snapforge.blob.BlobStore.Listed;
import dev.snapforge.core.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A range in the order of the digests, which is that of their texts.
 *
 * @param after what it lies behind; null for the beginning of all
 * @param upTo its last one; null for the end of all
 */
public record DigestRange(@Nullable Digest after, @Nullable Digest upTo) {

    private static final String BEFORE_ALL = "sha256:";
    private static final String BEHIND_ALL = "sha256:g";

    /**
     * What a listing covers: up to its last content, or to the end of all where the store had no more to list.
     *
     * @param after what was asked for
     * @param limit how many were asked for
     */
    public static DigestRange covered(@Nullable Digest after, List<Listed> listed, int limit) {
        return new DigestRange(
                after,
                listed.size() < limit ? null : listed.get(listed.size() - 1).digest());
    }

    /** What is smaller than every digest in the range, as SQL compares texts. */
    String lower() {
        return after == null ? BEFORE_ALL : after.toString();
    }

    /** What no digest in the range is greater than. */
    String upper() {
        return upTo == null ? BEHIND_ALL : upTo.toString();
    }
}
