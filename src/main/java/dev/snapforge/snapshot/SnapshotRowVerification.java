package dev.snapforge.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.format.ContainerException;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/**
 * Verifies a signature from the database before it is handed out: disks and hands damage rows, too. What was found sound
 * once is remembered together with what was looked at, so each signature costs this once.
 */
@Component
class SnapshotRowVerification {

    private static final int REMEMBERED = 10_000;

    private final BlobStore blobs;
    private final KeyRing keys;
    private final Cache<Sound, Boolean> sound =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SnapshotRowVerification(BlobStore blobs, KeyRing keys) {
        this.blobs = blobs;
        this.keys = keys;
    }

    /**
     * Does what a client does with the signature.
     *
     * @throws SnapshotException if it would refuse
     * @throws dev.snapforge.core.SnapforgeException if the file itself is damaged, missing or out of reach
     */
    void check(Snapshot snapshot, SnapshotProof proof) {
        Sound looked = new Sound(snapshot.digest(), Digest.of(proof.signature()), snapshot.keyId());
        if (sound.getIfPresent(looked) == null) {
            lookAt(looked, snapshot, proof);
        }
    }

    /** One at a time: the container is read for it, and a signature's verification makes copies of it. */
    private synchronized void lookAt(Sound looked, Snapshot snapshot, SnapshotProof proof) {
        if (sound.getIfPresent(looked) == null) {
            verify(snapshot, proof, blobs.read(snapshot.digest()));
            sound.put(looked, true);
        }
    }

    private void verify(Snapshot snapshot, SnapshotProof proof, byte[] container) {
        // A key that has ended since signed this while it was valid.
        Clock then = Clock.fixed(snapshot.createdAt(), ZoneOffset.UTC);
        RuntimeRequirements runtime = new RuntimeRequirements(
                snapshot.digest(),
                snapshot.target().platform(),
                snapshot.target().engine(),
                snapshot.v8Version(),
                snapshot.icuData());
        try {
            new SnapshotVerifier(keys.trusted(), then)
                    .verifyOwned(container, proof.signature(), snapshot.keyId(), runtime);
        } catch (VerificationException | ContainerException e) {
            throw SnapshotException.damaged(
                    snapshot.digest(), "a signature that a client accepts", String.valueOf(e.getMessage()));
        }
    }

    private record Sound(Digest container, Digest signature, String keyId) {}
}
