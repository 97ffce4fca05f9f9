package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.format.ContainerReader;
import dev.snapforge.format.SnapshotMetadata;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a machine notes of a container that it has verified in full, so that it need not do so at each start. It proves nothing by
 * itself: it is worth as much as the place where it was kept, and who redeems it must know that nobody else could have changed note
 * or file since (docs/decisions/0062).
 *
 * @param digest of the container
 * @param keyId the key whose signature counted
 * @param blobOffset where the blob starts in the container, in bytes
 * @param crc32c of the whole container: against damage, not against attackers
 */
public record SnapshotReceipt(Digest digest, String keyId, int blobOffset, long crc32c) {

    private static final String SEPARATOR = " ";
    private static final int PARTS = 4;

    /** One line, for {@link #parse}. */
    public String toText() {
        return String.join(SEPARATOR, digest.toString(), keyId, Integer.toString(blobOffset), Long.toString(crc32c));
    }

    /** Reads what {@link #toText} wrote; null for anything else. */
    public static @Nullable SnapshotReceipt parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        try {
            return parts.length == PARTS
                    ? new SnapshotReceipt(
                            Digest.parse(parts[0]), parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]))
                    : null;
        } catch (MalformedValueException | NumberFormatException e) {
            return null;
        }
    }

    /**
     * The snapshot, if these bytes are those that were verified, as far as a checksum can tell; null otherwise. The key must be
     * trusted still, and the runtime be one that can load it.
     *
     * @param head the container up to its blob; handed over
     * @param blob the rest; handed over
     * @param keys the keys whose signatures count now
     * @param clock tells whether the key is valid now
     * @param expectation the runtime at hand
     * @throws VerificationException {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code digest-mismatch}, or
     *     that it does not fit the runtime
     * @throws dev.snapforge.format.ContainerException if the metadata are none
     */
    public @Nullable VerifiedSnapshot redeem(
            byte[] head, byte[] blob, VerificationKeys keys, Clock clock, RuntimeRequirements expectation) {
        if (head.length != blobOffset || checksum(head, blob) != crc32c) {
            return null;
        }
        SnapshotMetadata metadata = new ContainerReader(head).readMetadata();
        VerifiedSnapshot snapshot = new VerifiedSnapshot(metadata, blob, this);
        requireUsable(snapshot, keys, clock, expectation);
        return snapshot;
    }

    /**
     * Decides again what can have changed since a snapshot was verified in this process: the key, and what it is needed for.
     *
     * @throws VerificationException as {@link #redeem}
     */
    public static void requireUsable(
            VerifiedSnapshot snapshot, VerificationKeys keys, Clock clock, RuntimeRequirements expectation) {
        SnapshotVerifier.requireDigest(snapshot.digest(), expectation);
        keys.getUsable(snapshot.receipt().keyId(), clock);
        expectation.check(snapshot.metadata());
    }

    /** @param parts of the container, one after the other */
    static long checksum(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part, 0, part.length);
        }
        return crc.getValue();
    }
}
