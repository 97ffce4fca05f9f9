package dev.snapforge.client;

/** A container with the signature that is said to belong to it, not verified. The arrays are handed over, not copied. */
final class Download {

    private final byte[] container;
    private final byte[] signature;
    private final String keyId;

    Download(byte[] container, byte[] signature, String keyId) {
        this.container = container;
        this.signature = signature;
        this.keyId = keyId;
    }

    byte[] container() {
        return container;
    }

    byte[] signature() {
        return signature;
    }

    String keyId() {
        return keyId;
    }
}
