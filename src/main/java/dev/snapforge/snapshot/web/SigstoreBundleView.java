package dev.snapforge.snapshot.web;

import dev.snapforge.snapshot.SnapshotProof;
import io.swagger.v3.oas.annotations.media.Schema;

/** A Sigstore bundle, for the description of the API; the real one is made of the stored envelope. */
@Schema(name = "SigstoreBundle", description = "A DSSE envelope as a Sigstore bundle, version 0.3")
record SigstoreBundleView(
        @Schema(description = "Form and version", example = SnapshotProof.SIGSTORE_BUNDLE)
        String mediaType,

        @Schema(description = "Which key made the signature")
        VerificationMaterial verificationMaterial,

        @Schema(description = "The attestation") DsseEnvelope dsseEnvelope) {

    /** What is needed to verify besides the key itself. */
    @Schema(name = "SigstoreVerificationMaterial", description = "Which key made the signature")
    record VerificationMaterial(
            @Schema(description = "The key") PublicKey publicKey) {}

    /** A key that verifiers know already. */
    @Schema(name = "SigstorePublicKey", description = "A key that verifiers know already")
    record PublicKey(
            @Schema(description = "Its id, as in `GET /api/v1/keys`")
            String hint) {}
}
