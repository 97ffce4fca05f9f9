package dev.snapforge.client.cache;

import dev.snapforge.verify.SnapshotReceipt;

/**
 * A container that this machine has verified in full, and the file that it was.
 *
 * @param receipt what was verified
 * @param identity the file, unchanged since
 */
public record VerifiedContainer(SnapshotReceipt receipt, FileIdentity identity) {}
