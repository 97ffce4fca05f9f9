package dev.snapforge.verify;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.format.ContainerReader;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a machine notes of a container that it has verified in full, so that it need not do so at each start. It proves nothing by
 * itself: it is worth as much as the place where it was kept, and who redeems it must know that nobody else could have changed note
 * or file since (docs/decisions/0062).
 *
 * @param digest of the container
 * @param signer the key whose signature counted, as {@link PublicKeyInfo#x} names it
 * @param blobOffset where the blob starts in the container, in bytes
 * @param crc32c of the whole container: against damage, not against attackers
 */
public record SnapshotReceipt(Digest digest, String signer, int blobOffset, long crc32c) {

    private static final String SEPARATOR = " ";
    private static final int PARTS = 5;

    /** Stands first since 0.2.0: receipts of before named the key's id instead of its bytes, and are as good as none. */
    private static final String FORM = "2";

    /** One line, for {@link #parse}. */
    public String toText() {
        return String.join(
                SEPARATOR, FORM, digest.toString(), signer, Integer.toString(blobOffset), Long.toString(crc32c));
    }

    /** Reads what {@link #toText} wrote; null for anything else. */
    public static @Nullable SnapshotReceipt parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        try {
            return parts.length == PARTS && parts[0].equals(FORM)
                    ? new SnapshotReceipt(
                            Digest.parse(parts[1]), parts[2], Integer.parseInt(parts[3]), Long.parseLong(parts[4]))
                    : null;
        } catch (MalformedValueException | NumberFormatException e) {
            return null;
        }
    }

    /**
     * The snapshot, if these bytes are those that were verified, as far as a checksum can tell; null otherwise. Whether it may be used
     * now is {@link #requireUsable}'s to say.
     *
     * @param head the container up to its blob; handed over
     * @param blob the rest; handed over
     * @throws dev.snapforge.format.ContainerException if the metadata are none
     */
    public @Nullable VerifiedSnapshot redeem(byte[] head, byte[] blob) {
        if (head.length != blobOffset || checksum(head, blob) != crc32c) {
            return null;
        }
        return new VerifiedSnapshot(new ContainerReader(head).readMetadata(), blob, this);
    }

    /**
     * Decides again what can have changed since a snapshot was verified: the key, and what it is needed for.
     *
     * @param keys the keys whose signatures count now
     * @param clock tells whether the key is valid now
     * @param expectation the runtime at hand
     * @throws VerificationException {@code unknown-key}, {@code revoked-key}, {@code key-not-valid}, {@code digest-mismatch}, or
     *     that it does not fit the runtime
     */
    public static void requireUsable(
            VerifiedSnapshot snapshot, VerificationKeys keys, Clock clock, RuntimeRequirements expectation) {
        SnapshotVerifier.requireDigest(snapshot.digest(), expectation);
        keys.getUsableOf(snapshot.receipt().signer(), clock);
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
