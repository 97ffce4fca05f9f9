package dev.snapforge.snapshot;

import dev.snapforge.kernel.Digest;
import org.springframework.stereotype.Service;

/** The published snapshots. */
@Service
public class Snapshots {

    private final SnapshotRecords records;

    Snapshots(SnapshotRecords records) {
        this.records = records;
    }

    /**
     * What is known about a snapshot, revoked or not.
     *
     * @throws SnapshotNotFoundException if there is none
     */
    public Snapshot get(Digest digest) {
        return records.find(digest).orElseThrow(() -> new SnapshotNotFoundException(digest));
    }

    /**
     * A page of snapshots, newest first, revoked ones among them.
     *
     * @throws dev.snapforge.kernel.MalformedValueException {@code malformed-cursor}
     */
    public SnapshotPage list(SnapshotQuery query) {
        return records.list(query);
    }

    /**
     * The container, for download.
     *
     * @throws SnapshotNotFoundException if there is none
     * @throws SnapshotRevokedException if it was withdrawn
     */
    public Slice container(Digest digest) {
        return getUsable(digest).wholeContainer();
    }

    /** The V8 startup data, for download; refuses as {@link #container(Digest)} does. */
    public Slice blob(Digest digest) {
        return getUsable(digest).blobInside();
    }

    /** Signature and attestation; refuses as {@link #container(Digest)} does. */
    public SnapshotProof proof(Digest digest) {
        getUsable(digest);
        return records.findProof(digest).orElseThrow(() -> new SnapshotNotFoundException(digest));
    }

    /**
     * Withdraws a snapshot for good; its bytes are not handed out any more.
     *
     * @param reason for people, 1 to 1000 characters
     * @throws MalformedReasonException if there is no reason, or too long a one
     * @throws SnapshotNotFoundException if there is none
     * @throws AlreadyRevokedException if it was withdrawn before; the first reason stays
     */
    public Snapshot revoke(Digest digest, String reason) {
        MalformedReasonException.check(reason);
        if (!records.revoke(digest, reason.strip())) {
            throw new AlreadyRevokedException(get(digest));
        }
        return get(digest);
    }

    /**
     * Notes what a rebuild gave. The same digest makes a snapshot reproducible, unless an earlier rebuild gave another one;
     * another digest makes both snapshots not reproducible, for good. Joins the caller's transaction.
     *
     * @param original what was built first
     * @param rebuilt what the same bundle, spec and engine build gave later
     */
    public void rebuilt(Digest original, Digest rebuilt) {
        records.rebuilt(original, rebuilt);
    }

    private Snapshot getUsable(Digest digest) {
        Snapshot snapshot = records.findWithoutBuilds(digest).orElseThrow(() -> new SnapshotNotFoundException(digest));
        if (snapshot.status() == SnapshotStatus.REVOKED) {
            throw new SnapshotRevokedException(snapshot);
        }
        return snapshot;
    }
}
