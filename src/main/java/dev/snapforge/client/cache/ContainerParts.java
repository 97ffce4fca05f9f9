package dev.snapforge.client.cache;

/** A container's bytes up to its blob, and its blob. The arrays are handed over, not copied. */
public final class ContainerParts {

    private final byte[] head;
    private final byte[] blob;

    ContainerParts(byte[] head, byte[] blob) {
        this.head = head;
        this.blob = blob;
    }

    /** The container up to its blob. */
    public byte[] head() {
        return head;
    }

    /** V8 startup data, to the container's end. */
    public byte[] blob() {
        return blob;
    }
}
