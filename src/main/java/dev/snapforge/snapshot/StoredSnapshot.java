package dev.snapforge.snapshot;

import dev.snapforge.blob.ContentReservation;
import dev.snapforge.verify.VerifiedSnapshot;

/** A snapshot that was verified and whose bytes are in the store, and that nobody sees yet. Only {@link SnapshotPublisher#store} makes one. */
public final class StoredSnapshot {

    private final VerifiedSnapshot verified;
    private final Publication publication;
    private final ContentReservation reservation;

    StoredSnapshot(VerifiedSnapshot verified, Publication publication, ContentReservation reservation) {
        this.verified = verified;
        this.publication = publication;
        this.reservation = reservation;
    }

    VerifiedSnapshot verified() {
        return verified;
    }

    Publication publication() {
        return publication;
    }

    ContentReservation reservation() {
        return reservation;
    }
}
