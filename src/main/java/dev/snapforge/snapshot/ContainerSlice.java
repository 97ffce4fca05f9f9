package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;

/**
 * A part of a stored container that can be downloaded: all of it, or the V8 startup blob inside.
 *
 * @param container where the store keeps the file
 * @param offset of the part in the file, in bytes
 * @param length of the part, in bytes
 * @param digest SHA-256 of the part
 */
public record ContainerSlice(Digest container, int offset, int length, Digest digest) {

    /** Whether it is the whole container. */
    public boolean isWhole() {
        return digest.equals(container);
    }
}
