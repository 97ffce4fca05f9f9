package dev.snapforge.bundle;

import dev.snapforge.blob.BlobStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.stereotype.Service;

/** Takes in uploads. */
@Service
public class Uploads {

    private final UploadReader reader;
    private final BlobStore blobs;
    private final BundleRecords records;

    Uploads(BundleSettings settings, BlobStore blobs, BundleRecords records) {
        this.reader = new UploadReader(settings.limits());
        this.blobs = blobs;
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
     * or runs in its own.
     */
    public void store(Upload upload) {
        // Content first: a row must never point at content that is not there. Content without a row only takes up room.
        upload.sources().forEach(source -> blobs.put(source.content()));
        records.save(upload.bundle());
    }
}
