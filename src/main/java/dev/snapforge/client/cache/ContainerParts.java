package dev.snapforge.client.cache;

/** A container's bytes up to its blob, and its blob. The arrays are handed over, not copied. */
public final class ContainerParts {

    private final byte[] head;
    private final byte[] blob;

    ContainerParts(byte[] head, byte[] blob) {
        this.head = head;
        this.blob = blob;
    }

    public byte[] head() {
        return head;
    }

    public byte[] blob() {
        return blob;
    }
}
