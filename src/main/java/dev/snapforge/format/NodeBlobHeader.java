package dev.snapforge.format;

import dev.snapforge.core.MalformedValueException;
import dev.snapforge.core.Platform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The fixed part of a Node snapshot, little-endian: a magic number, the kind of snapshot, Node's version, its name of the
 * architecture and of the operating system (each with its length in 64 bits before it), flags, and V8's startup data with their length
 * in 32 bits before them. What follows them is Node's own. Source: Node's node_snapshotable.cc, {@code SnapshotData::ToBlob}; seen in
 * 24.21.
 */
public final class NodeBlobHeader {

    private static final int MAGIC = 0x0143da19;

    /** As the snapshot inside Node's own binary, and as an embedder makes it. */
    private static final byte DEFAULT = 0;

    /** A snapshot that Node's own builder made of a script. */
    private static final byte CUSTOMISED = 1;

    /** Longer than any version or name there is, so that a length that is out of range is seen as such. */
    private static final long MAX_TEXT = 64;

    /** How many bytes Node's header and V8's take together, and more. */
    static final int MOST = 512;

    private final boolean customised;
    private final String nodeVersion;
    private final String platform;
    private final int v8Offset;
    private final int v8Length;
    private final BlobHeader v8;

    private NodeBlobHeader(
            boolean customised, String nodeVersion, String platform, int v8Offset, int v8Length, BlobHeader v8) {
        this.customised = customised;
        this.nodeVersion = nodeVersion;
        this.platform = platform;
        this.v8Offset = v8Offset;
        this.v8Length = v8Length;
        this.v8 = v8;
    }

    /**
     * Reads the header; V8's checksum is read, not checked.
     *
     * @throws ContainerException {@code malformed-blob-header}
     */
    public static NodeBlobHeader read(byte[] blob) {
        return read(blob, blob.length);
    }

    /**
     * @param bytes the beginning of the blob: {@link #MOST} bytes, or all
     * @param length of the whole blob
     */
    static NodeBlobHeader read(byte[] bytes, long length) {
        ByteBuffer blob = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int magic = blob.getInt();
            if (magic != MAGIC) {
                throw malformed(Integer.toHexString(MAGIC) + " at its start", Integer.toHexString(magic));
            }
            byte kind = blob.get();
            if (kind != DEFAULT && kind != CUSTOMISED) {
                throw malformed("kind " + DEFAULT + " or " + CUSTOMISED, "kind " + kind);
            }
            String version = text(blob);
            String arch = text(blob);
            String system = text(blob);
            int flags = blob.getInt();
            if (flags != 0) {
                throw malformed("no flags", Integer.toHexString(flags));
            }
            int v8Length = blob.getInt();
            int v8Offset = blob.position();
            long rest = length - v8Offset;
            if (v8Length < 0 || v8Length > rest) {
                throw malformed("V8 data of at most " + rest + " bytes", Integer.toUnsignedString(v8Length));
            }
            BlobHeader v8 = BlobHeader.read(bytes, v8Offset, v8Length);
            return new NodeBlobHeader(kind == CUSTOMISED, version, platform(system, arch), v8Offset, v8Length, v8);
        } catch (BufferUnderflowException e) {
            throw malformed("a whole header", "the end after " + length + " bytes");
        }
    }

    /** Whether Node's own builder made it, so that Node itself loads it; what embeds Node, as Javet does, makes the other kind. */
    public boolean customised() {
        return customised;
    }

    /** The only version of Node that may load the blob, for example {@code 24.21.0}. */
    public String nodeVersion() {
        return nodeVersion;
    }

    /** The only platform that may load it, for example {@code linux-x64}. */
    public String platform() {
        return platform;
    }

    /** Where V8's startup data begin in the blob, in bytes. */
    public int v8Offset() {
        return v8Offset;
    }

    /** Length of V8's startup data in bytes. */
    public int v8Length() {
        return v8Length;
    }

    /** The header of V8's startup data. */
    public BlobHeader v8() {
        return v8;
    }

    private static String text(ByteBuffer blob) {
        long length = blob.getLong();
        if (length < 1 || length > MAX_TEXT) {
            throw malformed("a text of 1 to " + MAX_TEXT + " bytes", Long.toUnsignedString(length) + " bytes");
        }
        byte[] text = new byte[(int) length];
        blob.get(text);
        return V8Version.shown(text, 0, text.length);
    }

    /** Node calls macOS darwin and Windows win32; its architectures have our names. */
    private static String platform(String system, String arch) {
        String os = system.equals("darwin") ? "macos" : system.equals("win32") ? "windows" : system;
        try {
            return Platform.parse(os + "-" + arch).toString();
        } catch (MalformedValueException e) {
            throw malformed("a platform", "'" + system + "' and '" + arch + "'");
        }
    }

    private static ContainerException malformed(String expected, String found) {
        return new ContainerException("malformed-blob-header", "This is not a Node snapshot.", expected, found);
    }
}
