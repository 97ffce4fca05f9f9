package dev.snapforge.bundle;

import dev.snapforge.blob.BlobLocks;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.kernel.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in uploads. */
@Service
public class Uploads {

    private final UploadReader reader;
    private final BlobStore blobs;
    private final BlobLocks locks;
    private final BundleRecords records;

    Uploads(BundleSettings settings, BlobStore blobs, BlobLocks locks, BundleRecords records) {
        this.reader = new UploadReader(settings.limits());
        this.blobs = blobs;
        this.locks = locks;
        this.records = records;
    }

    /**
     * Reads an upload, and stores nothing. It is either one or more files named {@code .js} (classic scripts) or {@code .mjs} (ES
     * modules), run in the order given, or exactly one {@code .zip}, {@code .tar.gz} or {@code .tgz} whose {@code snapforge.json}
     * lists them; what modules in an archive import belongs to the bundle
     * without being listed. Files named {@code .map} are source maps of the others; an archive's are taken without being listed, too.
     *
     * @throws dev.snapforge.kernel.SnapforgeException one of this package, for whatever is wrong with the upload
     */
    public Upload read(List<UploadPart> parts) {
        try {
            return reader.read(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload could not be read", e);
        }
    }

    /**
     * Stores the bundle; the same files in the same order are the bundle that is already there. Joins the caller's transaction,
     * or runs in its own; until that ends, neither the bundle nor its content can be removed.
     */
    @Transactional
    public void store(Upload upload) {
        Digest bundle = upload.bundle().digest();
        Stream<Digest> content = upload.bundle().files().stream().map(BundleFile::digest);
        locks.hold(Stream.concat(Stream.of(bundle), content).toList());
        // Content first: a row must never point at content that is not there. Content without a row only takes up room.
        upload.sources().forEach(source -> blobs.put(source.content()));
        records.save(upload.bundle());
    }
}
