package dev.snapforge.snapshot.encoding;

import dev.snapforge.core.Digest;
import java.util.Optional;

/** Containers compressed. What comes from here was compared with the container: it decodes to it. */
public interface ContainerEncodings {

    /** Any bytes in the coding {@code zstd}, made now. */
    static byte[] compress(byte[] content) {
        return ZstdCompression.compress(content);
    }

    /**
     * A container in the coding {@code zstd}; made now, and kept, if that was not done when it was published.
     *
     * @param size of the container, in bytes
     * @throws dev.snapforge.core.SnapforgeException if the container is damaged, missing or out of reach
     */
    byte[] zstd(Digest container, long size);

    /** Whether a container was put into the coding {@code dcz} with this dictionary; nothing is read for that but a row. */
    boolean hasDelta(Digest container, Digest dictionary);

    /**
     * A container in the coding {@code dcz}, if one to this dictionary was made, can be read, and is sound. The dictionary is read as well, so only a few of these run at
     * a time, and others wait.
     *
     * @param dictionary the container that is needed to decode it
     * @param size of the container, in bytes
     */
    Optional<byte[]> delta(Digest container, Digest dictionary, long size);
}
