package dev.snapforge.snapshot;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.core.Digest;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerifiedSnapshot;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishes snapshots, in two steps: the only way into the table, and it believes nobody. */
@Service
public class SnapshotPublisher {

    private final KeyRing keys;
    private final BlobStore blobs;
    private final ContentReservations reservations;
    private final SnapshotPersistence records;
    private final Clock clock;

    SnapshotPublisher(
            KeyRing keys, BlobStore blobs, ContentReservations reservations, SnapshotPersistence records, Clock clock) {
        this.keys = keys;
        this.blobs = blobs;
        this.reservations = reservations;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Verifies a snapshot once more, as a runtime would, and stores its bytes, which nobody may remove for an hour from now. Waits for
     * the store, so it must not be called within a transaction; nobody sees the snapshot before {@link #publish}.
     *
     * @throws dev.snapforge.format.ContainerException if the container breaks a rule of its format
     * @throws dev.snapforge.verify.VerificationException if its signature is not one of a trusted key, or it does not fit the runtime
     * @throws SnapshotRevokedException if the same snapshot was revoked before
     */
    public StoredSnapshot store(Publication publication) {
        // Without a copy: a container may be a quarter of the heap, and nothing changes it any more.
        VerifiedSnapshot verified = new SnapshotVerifier(keys.trusted(), clock)
                .verifyOwned(
                        publication.container(), publication.signature(), publication.keyId(), publication.runtime());
        refuseRevoked(verified.digest());
        StoredSnapshot stored =
                new StoredSnapshot(verified, publication, reservations.reserve(List.of(verified.digest())));
        // Content first: a row must never promise bytes that are not there. If no row follows, only room is lost.
        blobs.put(publication.container());
        return stored;
    }

    /**
     * Makes a snapshot known whose bytes are stored; one that is there already only gets the link to this build. Comes first in the
     * caller's transaction, so that a snapshot and the end of its job are seen together.
     *
     * @throws SnapshotRevokedException if the same snapshot was revoked meanwhile
     * @throws dev.snapforge.blob.BlobStoreUnavailableException if storing took so long that the bytes may be gone again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(StoredSnapshot stored) {
        reservations.settle(stored.reservation());
        refuseRevoked(stored.verified().digest());
        records.save(stored.verified(), stored.publication());
    }

    /**
     * Adds what was measured to a snapshot that waits for it; one that has figures keeps them. Joins the caller's transaction.
     *
     * @param metrics a JSON object in the form of {@link SnapshotMetrics}; null if it could not be measured
     * @param statement DSSE envelope in which they are signed; null with the metrics
     * @param findings JSON array of what follows from them
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void measured(Digest snapshot, @Nullable String metrics, @Nullable String statement, String findings) {
        records.measured(snapshot, metrics, statement, findings);
    }

    /** Whether a snapshot is published and waits to be measured. */
    public boolean waitsForMetrics(Digest snapshot) {
        return records.findWithoutBuilds(snapshot, VisibilityFilter.EVERYTHING)
                .filter(Snapshot::waitsForMetrics)
                .isPresent();
    }

    /** A rebuild gives the same file, and must not bring back what was withdrawn. */
    private void refuseRevoked(Digest digest) {
        records.findWithoutBuilds(digest, VisibilityFilter.EVERYTHING)
                .filter(snapshot -> snapshot.status() == SnapshotStatus.REVOKED)
                .ifPresent(snapshot -> {
                    throw new SnapshotRevokedException(snapshot);
                });
    }
}
