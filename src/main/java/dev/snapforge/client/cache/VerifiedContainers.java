package dev.snapforge.client.cache;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.SnapshotReceipt;
import dev.snapforge.verify.VerifiedSnapshot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Which containers of the cache this machine has verified in full: each has a receipt that says which file it was, and counts only while
 * that file has not changed and nobody else could have changed either (docs/decisions/0062). Whatever is not so is not here.
 */
public final class VerifiedContainers {

    private static final String FOLDER = "verified";
    private static final int MAX_RECEIPT = 1024;
    private static final int PIECE = 1 << 17;

    private final CacheDirectory directory;
    private final int maxContainer;

    /**
     * Those of a cache.
     *
     * @param maxContainer a larger one is not here, in bytes
     */
    public VerifiedContainers(CacheDirectory directory, int maxContainer) {
        this.directory = directory;
        this.maxContainer = maxContainer;
    }

    /** The entry of this container; null if there is none that counts. */
    public @Nullable VerifiedContainer find(Digest digest) {
        FileIdentity file = identity(digest);
        PrivateFolder receipts = directory.privateFolder(FOLDER);
        if (file == null || receipts == null || receipts.identity(digest.hex()) == null) {
            return null;
        }
        byte[] text = CacheDirectory.read(receipts.resolve(digest.hex()), MAX_RECEIPT);
        String[] lines = text == null ? new String[0] : new String(text, StandardCharsets.UTF_8).split("\n", -1);
        if (lines.length != 2 || !lines[0].equals(file.toString())) {
            return null;
        }
        SnapshotReceipt receipt = SnapshotReceipt.parse(lines[1]);
        return receipt != null
                        && receipt.digest().equals(digest)
                        && receipt.blobOffset() >= 0
                        && receipt.blobOffset() <= file.size()
                        && file.size() <= maxContainer
                ? new VerifiedContainer(receipt, file)
                : null;
    }

    /**
     * The snapshot of an entry, from its file, which is read once; null if that is not the file any more. Whether it may be used now is
     * not asked here.
     *
     * @throws dev.snapforge.format.ContainerException if its metadata are none
     */
    public @Nullable VerifiedSnapshot read(VerifiedContainer entry) {
        Digest digest = entry.receipt().digest();
        try (InputStream content = Files.newInputStream(path(digest))) {
            int offset = entry.receipt().blobOffset();
            int length = (int) (entry.identity().size() - offset);
            byte[] head = new byte[offset];
            byte[] blob = new byte[length];
            boolean whole = fill(content, head) && fill(content, blob) && content.read() < 0;
            return whole && entry.identity().equals(identity(digest))
                    ? entry.receipt().redeem(head, blob)
                    : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** In pieces: for one read of megabytes, the JDK makes a buffer of as many besides. */
    private static boolean fill(InputStream content, byte[] bytes) throws IOException {
        int at = 0;
        while (at < bytes.length) {
            int read = content.read(bytes, at, Math.min(PIECE, bytes.length - at));
            if (read < 0) {
                return false;
            }
            at += read;
        }
        return true;
    }

    /** Which file the cache has of a container at the moment; null if it has none that nobody else can have touched. */
    public @Nullable FileIdentity identity(Digest digest) {
        PrivateFolder containers = directory.privateFolder(ContainerCache.FOLDER);
        return containers == null ? null : containers.identity(ContainerCache.nameOf(digest));
    }

    /**
     * Notes that this file was verified. Where that would not count later, or cannot be written, nothing is noted: the next start then
     * takes as long as this one.
     */
    public void write(SnapshotReceipt receipt, FileIdentity file) {
        Digest digest = receipt.digest();
        try {
            directory.writePrivate(FOLDER, digest.hex(), file + "\n" + receipt.toText());
        } catch (CacheException e) {
            // A convenience only.
        }
    }

    private Path path(Digest digest) {
        return directory.resolve(ContainerCache.FOLDER, ContainerCache.nameOf(digest));
    }
}
