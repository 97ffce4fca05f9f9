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
     * Reads an upload and stores its bundle; the same files in the same order give the bundle that is already there. It is
     * either one or more scripts named {@code .js}, run in the order given, or exactly one {@code .zip}, {@code .tar.gz} or
     * {@code .tgz} whose {@code snapforge.json} lists them. Joins the caller's transaction, or runs in its own.
     *
     * @throws dev.snapforge.kernel.SnapforgeException one of this package, for whatever is wrong with the upload; nothing is
     *     stored then
     */
    public Upload receive(List<UploadPart> parts) {
        UploadReader.ReadUpload upload = read(parts);
        Bundle bundle =
                Bundle.of(upload.sources().stream().map(Source::describe).toList());
        // Content first: a row must never point at content that is not there. Content without a row only takes up room.
        upload.sources().forEach(source -> blobs.put(source.content()));
        records.save(bundle);
        return new Upload(bundle, upload.manifest());
    }

    private UploadReader.ReadUpload read(List<UploadPart> parts) {
        try {
            return reader.read(parts);
        } catch (IOException e) {
            throw new UncheckedIOException("The upload could not be read", e);
        }
    }
}
