package dev.snapforge.builds;

import java.time.Instant;

/**
 * A job whose attempt is proven and not signed, with what its claim said.
 *
 * @param lease a signer's
 * @param builder who claimed it
 * @param key the public Ed25519 key that the claim named, 32 bytes; empty if it named none
 * @param startedAt when it was claimed
 */
// The array is only passed through; nobody compares these.
@SuppressWarnings("ArrayRecordComponent")
public record ProvenJob(JobLease lease, String builder, byte[] key, Instant startedAt) {}
