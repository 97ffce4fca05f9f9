package dev.snapforge.snapshot.web;

import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.ContainerEncodings;
import java.util.Optional;

/** Where only parts of containers are downloaded: nothing was compressed ahead. */
final class NoEncodings implements ContainerEncodings {

    @Override
    public byte[] zstd(Digest container, long size) {
        throw new AssertionError("Only whole containers are compressed ahead");
    }

    @Override
    public boolean hasDelta(Digest container, Digest dictionary) {
        return false;
    }

    @Override
    public Optional<byte[]> delta(Digest container, Digest dictionary, long size) {
        return Optional.empty();
    }
}
