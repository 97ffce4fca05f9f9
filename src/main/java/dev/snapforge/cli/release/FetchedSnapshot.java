package dev.snapforge.cli.release;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import org.jspecify.annotations.Nullable;

/** A snapshot with all that proves it, verified. The arrays are handed over, not copied. */
final class FetchedSnapshot {

    private final Target target;
    private final Digest digest;
    private final byte[] container;
    private final byte[] signature;
    private final byte[] attestation;
    private final byte @Nullable [] release;
    private final String keyId;

    FetchedSnapshot(
            Target target,
            Digest digest,
            byte[] container,
            byte[] signature,
            byte[] attestation,
            byte @Nullable [] release,
            String keyId) {
        this.target = target;
        this.digest = digest;
        this.container = container;
        this.signature = signature;
        this.attestation = attestation;
        this.release = release;
        this.keyId = keyId;
    }

    /** What it was made for. */
    public Target target() {
        return target;
    }

    /** Of the container. */
    public Digest digest() {
        return digest;
    }

    /** The whole {@code .v8ss} file. */
    byte[] container() {
        return container;
    }

    /** 64 bytes, Ed25519 over the container. */
    byte[] signature() {
        return signature;
    }

    /** Who made it of what, as a DSSE envelope. */
    byte[] attestation() {
        return attestation;
    }

    /** That it belongs to the version, as a DSSE envelope; null if it was fetched by its digest. */
    byte @Nullable [] release() {
        return release;
    }

    /** The key that signed the container. */
    public String keyId() {
        return keyId;
    }
}
