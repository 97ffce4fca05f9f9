package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.format.SnapshotMetadata;

/**
 * A snapshot that passed every check; only {@link SnapshotVerifier} makes one, and {@link SnapshotReceipt} out of what was verified
 * before, so having it is the proof.
 */
public final class VerifiedSnapshot {

    private final SnapshotMetadata metadata;
    private final byte[] blob;
    private final SnapshotReceipt receipt;

    VerifiedSnapshot(SnapshotMetadata metadata, byte[] blob, SnapshotReceipt receipt) {
        this.metadata = metadata;
        this.blob = blob;
        this.receipt = receipt;
    }

    public SnapshotMetadata metadata() {
        return metadata;
    }

    /** Digest of the container: the snapshot's address. */
    public Digest digest() {
        return receipt.digest();
    }

    /** A copy of the startup blob, ready for V8. */
    public byte[] blob() {
        return blob.clone();
    }

    /** The startup blob itself, for those who hand it to V8 and never change it: it is megabytes, and a copy costs milliseconds. */
    public byte[] sharedBlob() {
        return blob;
    }

    /** What a machine may note of it. */
    public SnapshotReceipt receipt() {
        return receipt;
    }
}
