package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerReader;
import java.time.Clock;

/**
 * Decides whether a container may be given to V8. V8 itself checks next to nothing and kills the process when something is
 * wrong, so everything is checked here, and before: first who made the bytes, then what they are, then whether they fit.
 */
public final class SnapshotVerifier {

    private final VerificationKeys keys;
    private final Clock clock;

    /**
     * @param keys the keys whose signatures count
     * @param clock tells whether a key is valid now
     */
    public SnapshotVerifier(VerificationKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Checks digest, key, signature, the container's every rule, platform, engine and V8 version, in this order.
     *
     * @param container the whole {@code .v8ss} file
     * @param signature 64 bytes, pure Ed25519 over the whole file
     * @param keyId which trusted key is to have signed it
     * @param expectation the runtime at hand
     * @throws VerificationException if it must not be trusted or does not fit
     * @throws dev.snapforge.format.ContainerException if it breaks a rule of the format
     */
    public VerifiedSnapshot verify(byte[] container, byte[] signature, String keyId, RuntimeRequirements expectation) {
        // All checks look at this copy: what the caller does to its array meanwhile changes nothing.
        return verifyOwned(container.clone(), signature, keyId, expectation);
    }

    /**
     * As {@link #verify}, without a copy of the container.
     *
     * @param file handed over: nobody may change the array any more
     */
    public VerifiedSnapshot verifyOwned(byte[] file, byte[] signature, String keyId, RuntimeRequirements expectation) {
        Digest digest = Digest.of(file);
        requireDigest(digest, expectation);
        PublicKeyInfo key = keys.getUsable(keyId, clock);
        if (!Ed25519.verifies(key.raw32(), file, signature)) {
            throw new VerificationException(
                    "bad-signature",
                    "The signature does not belong to this container.",
                    "an Ed25519 signature by key " + keyId,
                    signature.length + " bytes that are not",
                    "Do not use it. Fetch container and signature again.");
        }
        Container read = new ContainerReader(file).read();
        expectation.check(read.metadata());
        int blobOffset = (int) read.blobOffset();
        byte[] blob = read.blob();
        long crc = SnapshotReceipt.checksum(file);
        return new VerifiedSnapshot(read.metadata(), blob, new SnapshotReceipt(digest, key.x(), blobOffset, crc));
    }

    static void requireDigest(Digest digest, RuntimeRequirements expectation) {
        if (expectation.digest() != null && !expectation.digest().equals(digest)) {
            throw new VerificationException(
                    "digest-mismatch",
                    "This is not the snapshot that was asked for.",
                    expectation.digest().toString(),
                    digest.toString(),
                    "Fetch it again; what stands between you and the service may have changed it.");
        }
    }
}
