package dev.snapforge.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.format.BlobHeader;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Containers whose blobs have the header that V8 writes; only their heap is made up. */
public final class SampleContainers {

    public static final String V8_VERSION = "14.7.173.18";

    private static final Digest SPEC = Digest.of(new byte[] {2});

    private SampleContainers() {}

    public static byte[] container(Digest bundle, String target, String feature, String heap) {
        return container(bundle, SPEC, target, feature, heap);
    }

    /** As {@link #container(Digest, String, String, String)}, made by a spec with this digest. */
    public static byte[] container(Digest bundle, Digest spec, String target, String feature, String heap) {
        return containerOf(bundle, spec, target, feature, heap.repeat(1000));
    }

    /** A container whose heap is this text, once. */
    static byte[] containerOf(Digest bundle, String target, String feature, String heap) {
        return containerOf(bundle, SPEC, target, feature, heap);
    }

    private static byte[] containerOf(Digest bundle, Digest spec, String target, String feature, String heap) {
        byte[] blob = blob(heap.getBytes(US_ASCII));
        return Container.write(
                new SnapshotMetadata(
                        Target.parse(target),
                        V8_VERSION,
                        List.of("--random-seed=42"),
                        "5.0.6",
                        Digest.of(new byte[] {1}),
                        "none",
                        List.of(feature),
                        List.of("_"),
                        bundle,
                        spec,
                        Digest.of(blob),
                        blob.length),
                blob);
    }

    /** A blob with this heap. */
    public static byte[] blob(byte[] heap) {
        byte[] blob = new byte[BlobHeader.SIZE + heap.length];
        ByteBuffer words = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
        words.putInt(0, 1).putInt(4, 1).put(16, V8_VERSION.getBytes(US_ASCII)).put(BlobHeader.SIZE, heap);
        words.putInt(8, (int) BlobHeader.checksumOf(blob));
        return blob;
    }
}
