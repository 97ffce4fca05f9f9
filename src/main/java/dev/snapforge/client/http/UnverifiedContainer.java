package dev.snapforge.client.http;

/** A container with the signature that is said to belong to it, not verified. The arrays are handed over, not copied. */
public final class UnverifiedContainer {

    private final byte[] container;
    private final byte[] signature;
    private final String keyId;

    public UnverifiedContainer(byte[] container, byte[] signature, String keyId) {
        this.container = container;
        this.signature = signature;
        this.keyId = keyId;
    }

    public byte[] container() {
        return container;
    }

    public byte[] signature() {
        return signature;
    }

    public String keyId() {
        return keyId;
    }
}
