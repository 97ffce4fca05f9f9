package dev.snapforge.snapshot;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedReasonException;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.KeyStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The published snapshots. */
@Service
public class Snapshots {

    private final SnapshotPersistence records;
    private final DownloadableContentRepository contents;
    private final KeyRing keys;
    private final SnapshotRowVerification check;

    Snapshots(
            SnapshotPersistence records,
            DownloadableContentRepository contents,
            KeyRing keys,
            SnapshotRowVerification check) {
        this.records = records;
        this.contents = contents;
        this.keys = keys;
        this.check = check;
    }

    /**
     * What is known about a snapshot, revoked or not.
     *
     * @throws SnapshotException if there is none
     */
    public Snapshot get(Digest digest) {
        return get(digest, VisibilityFilter.EVERYTHING);
    }

    /**
     * What is known about a snapshot within reach, revoked or not; only builds within reach are among what is known.
     *
     * @throws SnapshotException if there is none, or it is out of reach
     */
    public Snapshot get(Digest digest, VisibilityFilter reach) {
        return records.find(digest, reach).orElseThrow(() -> SnapshotException.notFound(digest));
    }

    /** Whether there is such a snapshot within reach, revoked or not. */
    public boolean isVisible(Digest digest, VisibilityFilter reach) {
        return records.findWithoutBuilds(digest, reach).isPresent();
    }

    /**
     * The snapshots within reach, newest first, revoked ones among them: one more than the query's limit if there is a next page.
     *
     * @throws dev.snapforge.core.MalformedValueException {@code malformed-cursor}
     */
    public List<Snapshot> list(SnapshotQuery query, VisibilityFilter reach) {
        return records.list(query, reach);
    }

    /**
     * The container and the V8 startup data in it, for download.
     *
     * @throws SnapshotException if there is none, or it is out of reach
     * @throws SnapshotRevokedException if it was withdrawn
     * @throws SnapshotException if the key that signed it was revoked
     */
    public DownloadableContent content(Digest digest, VisibilityFilter reach) {
        // What is not found is looked for once more, to say why.
        return contents.find(digest, reach)
                .orElseGet(() -> getUsable(digest, reach).downloadable());
    }

    /**
     * Signature and attestation; refuses as {@link #content} does.
     *
     * @throws SnapshotException if the signature is none that a client would accept
     */
    public SnapshotProof proof(Digest digest, VisibilityFilter reach) {
        return proof(digest, reach, null);
    }

    /**
     * As {@link #proof(Digest, VisibilityFilter)}.
     *
     * @param repository address of the source whose attestation to prefer if several builds within reach gave the same snapshot, or null
     */
    public SnapshotProof proof(Digest digest, VisibilityFilter reach, @Nullable String repository) {
        Snapshot snapshot = getUsable(digest, reach);
        SnapshotProof proof =
                records.findProof(digest, reach, repository).orElseThrow(() -> SnapshotException.notFound(digest));
        check.check(snapshot, proof);
        return proof;
    }

    /**
     * The DSSE envelope in which the metrics are signed, as JSON; refuses as {@link #content} does.
     *
     * @throws SnapshotException if there are no figures, or not yet
     */
    public String metricsStatement(Digest digest, VisibilityFilter reach) {
        Snapshot snapshot = getUsable(digest, reach);
        return records.findMetricsStatement(digest)
                .orElseThrow(() -> SnapshotException.noMetrics(digest, snapshot.metrics()));
    }

    /**
     * Withdraws a snapshot for good; its bytes are not handed out any more.
     *
     * @param reason for people, 1 to 1000 characters
     * @throws MalformedReasonException if there is no reason, or too long a one
     * @throws SnapshotException if there is none
     * @throws SnapshotException if it was withdrawn before; the first reason stays
     */
    public Snapshot revoke(Digest digest, String reason) {
        MalformedReasonException.check(
                reason,
                "A revocation",
                "Say in a sentence what is wrong with the snapshot: whoever tries to load it will read it.");
        if (!records.revoke(digest, reason.strip())) {
            throw SnapshotException.alreadyRevoked(get(digest));
        }
        return get(digest);
    }

    /**
     * Notes what a rebuild gave. The same digest makes a snapshot reproducible, unless an earlier rebuild gave another one;
     * another digest makes both snapshots not reproducible, for good. Joins the caller's transaction.
     *
     * @param original what was built first
     * @param rebuilt what the same bundle, spec and engine build gave later
     * @param builds the original build and the rebuild
     */
    public void rebuilt(Digest original, Digest rebuilt, List<UUID> builds) {
        records.rebuilt(original, rebuilt, builds);
    }

    private Snapshot getUsable(Digest digest, VisibilityFilter reach) {
        Snapshot snapshot =
                records.findWithoutBuilds(digest, reach).orElseThrow(() -> SnapshotException.notFound(digest));
        if (snapshot.status() == SnapshotStatus.REVOKED) {
            throw new SnapshotRevokedException(snapshot);
        }
        if (keys.get(snapshot.keyId()).status() == KeyStatus.REVOKED) {
            throw SnapshotException.keyRevoked(snapshot.keyId());
        }
        return snapshot;
    }
}
