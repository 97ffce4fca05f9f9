package dev.snapforge.snapshot;

import dev.snapforge.access.Reach;
import dev.snapforge.blob.BlobLocks;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import dev.snapforge.signing.key.KeyRing;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Publishes snapshots: the only way into the table, and it believes nobody. */
@Service
public class Publisher {

    private final KeyRing keys;
    private final BlobStore blobs;
    private final BlobLocks locks;
    private final SnapshotRecords records;
    private final Clock clock;

    Publisher(KeyRing keys, BlobStore blobs, BlobLocks locks, SnapshotRecords records, Clock clock) {
        this.keys = keys;
        this.blobs = blobs;
        this.locks = locks;
        this.records = records;
        this.clock = clock;
    }

    /**
     * Verifies a snapshot once more, as a runtime would, stores it and makes it known; one that is there already only gets the
     * link to this build. Joins the caller's transaction, so that a snapshot and the end of its job are seen together.
     *
     * @throws dev.snapforge.signing.ContainerException if the container breaks a rule of its format
     * @throws dev.snapforge.signing.VerificationException if its signature is not one of a trusted key, or it does not fit the runtime
     * @throws SnapshotRevokedException if the same snapshot was revoked before
     */
    @Transactional
    public void publish(Publication publication) {
        VerifiedSnapshot verified = new Verifier(keys.trusted(), clock)
                .verify(publication.container(), publication.signature(), publication.keyId(), publication.runtime());
        // From here on nobody removes the snapshot, should it be there and be needed by nothing else.
        locks.hold(List.of(verified.digest()));
        // A rebuild gives the same file, and must not bring back what was withdrawn.
        records.findWithoutBuilds(verified.digest(), Reach.EVERYTHING)
                .filter(snapshot -> snapshot.status() == SnapshotStatus.REVOKED)
                .ifPresent(snapshot -> {
                    throw new SnapshotRevokedException(snapshot);
                });
        // Content first: a row must never promise bytes that are not there. If the transaction fails, only room is
        // lost.
        blobs.put(publication.container());
        records.save(verified, publication);
    }
}
