package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;

/** A snapshot that passed every check; only {@link SnapshotVerifier} makes one, so having it is the proof. It cannot be changed. */
public final class VerifiedSnapshot {

    private final Container container;
    private final Digest digest;

    VerifiedSnapshot(Container container, Digest digest) {
        this.container = container;
        this.digest = digest;
    }

    public SnapshotMetadata metadata() {
        return container.metadata();
    }

    /** Digest of the container: the snapshot's address. */
    public Digest digest() {
        return digest;
    }

    /** A copy of the startup blob, ready for V8. */
    public byte[] blob() {
        return container.blob();
    }
}
