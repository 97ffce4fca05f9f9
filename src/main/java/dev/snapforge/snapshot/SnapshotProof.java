package dev.snapforge.snapshot;

import dev.snapforge.verify.SigstoreBundle;

/**
 * What lets anybody check a snapshot without trusting this service.
 *
 * @param signature 64 bytes, pure Ed25519 over the container
 * @param attestation DSSE envelope over an in-toto statement, as JSON
 */
// The array is only passed through; nobody compares proofs.
@SuppressWarnings("ArrayRecordComponent")
public record SnapshotProof(byte[] signature, String attestation) {

    /** Media type of {@link #sigstoreBundle()}. */
    public static final String SIGSTORE_BUNDLE = SigstoreBundle.MEDIA_TYPE;

    /** The attestation as a Sigstore bundle, as JSON. */
    public String sigstoreBundle() {
        return SigstoreBundle.of(attestation);
    }
}
