package dev.snapforge.proven;

/** Signs proven snapshots and publishes them. There is one in processes that hold the signing key, and nowhere else. */
public interface ProvenSnapshotPublisher {

    /**
     * Signs and publishes a snapshot, and ends its job.
     *
     * @throws dev.snapforge.builds.LeaseLostException if the attempt is no longer the job's
     * @throws dev.snapforge.snapshot.SnapshotRevokedException if the same snapshot was revoked
     * @throws RuntimeException if its version is taken, or database, store or key cannot be used now
     */
    void publish(ProvenSnapshot snapshot, Progress progress);

    /** Where the publisher reports to. */
    interface Progress {

        /** Signature and attestation were made. */
        void signed();

        /** All is stored. Called within the transaction that makes the snapshot known, to which more may be added. */
        void published();

        /** The job's log, as it is to be kept. */
        String log();
    }
}
