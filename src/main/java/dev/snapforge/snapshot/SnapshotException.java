package dev.snapforge.snapshot;

import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** Why a snapshot is not found, served or revoked. */
public final class SnapshotException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private SnapshotException(Refusal refusal) {
        super(refusal);
    }

    /** The key that signed the snapshot was revoked: nobody can tell any more that the bytes are genuine. Code {@code key-revoked}. */
    static SnapshotException keyRevoked(String keyId) {
        return new SnapshotException(new Refusal(
                ErrorCategory.GONE,
                "key-revoked",
                "The key that signed the snapshot was revoked.",
                "a signature of a key that is active or retired",
                "key " + keyId + ", revoked",
                "Start without a snapshot. Building the same bundle and spec again signs it with the current key."));
    }

    /**
     * A snapshot cannot be revoked a second time; the first reason stays.
     *
     * @param snapshot which has a reason and a time
     */
    public static SnapshotException alreadyRevoked(Snapshot snapshot) {
        return new SnapshotException(new Refusal(
                ErrorCategory.CONFLICT,
                "already-revoked",
                "The snapshot is revoked already: " + snapshot.revokeReason(),
                "an active snapshot",
                "revoked at " + snapshot.revokedAt(),
                "Nothing more is needed."));
    }

    /**
     * There are no signed figures of a snapshot, or not yet. Code {@code metrics-not-found}.
     *
     * @param metrics without figures, or null
     */
    static SnapshotException noMetrics(Digest digest, @Nullable SnapshotMetrics metrics) {
        boolean pending = metrics != null && metrics.isPending();
        return new SnapshotException(
                new Refusal(
                        ErrorCategory.NOT_FOUND,
                        "metrics-not-found",
                        pending
                                ? "The starts of snapshot " + digest + " are not measured yet."
                                : "The starts of snapshot " + digest + " were not measured.",
                        "metrics.state MEASURED",
                        metrics == null ? "no metrics" : "metrics.state " + metrics.state(),
                        pending
                                ? "Ask again: they are measured when the builders have nothing to build."
                                : "Build it again with policy.metrics \"wait\", on a builder whose snapforge.builder.measurement-runs is not 0."));
    }

    /**
     * What the database says about a snapshot does not fit the signed file any more.
     *
     * @param digest of the container
     * @param expected what the container itself demands
     * @param found what the row says
     */
    public static SnapshotException damaged(Digest digest, String expected, String found) {
        return new SnapshotException(new Refusal(
                ErrorCategory.DAMAGED,
                "snapshot-damaged",
                "The record of snapshot " + digest + " does not fit its file any more, so this is not handed out.",
                expected,
                found,
                "Restore the database from a backup; building again does not change a record that is there."));
    }

    /**
     * There is no snapshot with this digest.
     *
     * @param digest the digest that was asked for
     */
    public static SnapshotException notFound(Digest digest) {
        return new SnapshotException(
                new Refusal(
                        ErrorCategory.NOT_FOUND,
                        "snapshot-not-found",
                        "There is no snapshot " + digest + ".",
                        null,
                        digest.toString(),
                        "A snapshot's address is the digest of its container, not of its blob; GET /api/v1/snapshots lists them."));
    }
}
