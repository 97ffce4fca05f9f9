package dev.snapforge.bundle.upload;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.ContentReservation;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.bundle.Bundle;
import dev.snapforge.bundle.BundleException;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.bundle.BundlePersistence;
import dev.snapforge.bundle.BundleSettings;
import dev.snapforge.bundle.LayeredBundle;
import dev.snapforge.core.Digest;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in uploads. */
@Service
public class Uploads {

    private final BundleSettings settings;
    private final UploadReader reader;
    private final UploadMemory memory;
    private final BlobStore blobs;
    private final ContentReservations reservations;
    private final BundlePersistence records;

    Uploads(
            BundleSettings settings,
            SpoolSettings spooling,
            UploadSpool spool,
            BlobStore blobs,
            ContentReservations reservations,
            BundlePersistence records,
            MeterRegistry meters) {
        this.settings = settings;
        this.reader = new UploadReader(settings.limits(), spool::newFile);
        this.memory = new UploadMemory(spooling, settings.limits());
        Gauge.builder("snapforge.uploads.memory", memory, UploadMemory::taken)
                .description("Memory that is set aside for the sources of uploads in work")
                .baseUnit("bytes")
                .register(meters);
        this.blobs = blobs;
        this.reservations = reservations;
        this.records = records;
    }

    /**
     * Reads an upload, and stores nothing. It is either one or more files named {@code .js} (classic scripts) or {@code .mjs} (ES
     * modules) or files of TypeScript, run in the order given, or exactly one {@code .zip}, {@code .tar.gz} or {@code .tgz} whose {@code snapforge.json}
     * lists them; what modules in an archive import belongs to the bundle
     * without being listed. Files named {@code .map} are source maps of the others; an archive's are taken without being listed, too.
     * Waits until there is memory for it.
     *
     * @return what to close when it has been stored or refused
     * @throws dev.snapforge.core.SnapforgeException one of this package, for whatever is wrong with the upload
     */
    public Upload read(List<UploadPart> parts) {
        UploadMemory.Share share = memory.take(parts);
        try {
            return reader.read(parts).holding(share);
        } catch (IOException e) {
            share.close();
            throw new UncheckedIOException("The upload could not be read", e);
        } catch (RuntimeException e) {
            share.close();
            throw e;
        }
    }

    /**
     * What an upload is on top of a base's files; nothing is stored.
     *
     * @throws BundleException if its files are where the base's are, or both are more than a bundle may be
     */
    public Bundle layered(Bundle base, Upload upload) {
        return LayeredBundle.of(base, upload.bundle(), settings.limits());
    }

    /**
     * Stores the files, which nobody may remove for an hour from now; what they are a bundle of becomes known by {@link #save}.
     * Waits for the store, so it must not be called within a transaction.
     */
    public StoredUpload store(Upload upload) {
        return store(upload, null);
    }

    /**
     * As {@link #store(Upload)}, on top of a base's files.
     *
     * @param base the bundle below, whose files are stored already; null for none
     * @throws BundleException {@code bundle-not-found}, if the base has been removed meanwhile
     */
    public StoredUpload store(Upload upload, @Nullable Bundle base) {
        Bundle bundle = base == null ? upload.bundle() : layered(base, upload);
        Stream<Digest> content = bundle.files().stream().map(BundleFile::digest);
        // While nobody may remove the base's bundle, nobody removes its files.
        Stream<Digest> bundles = Stream.concat(
                Stream.of(bundle.digest()), Stream.ofNullable(base).map(Bundle::digest));
        ContentReservation reservation =
                reservations.reserve(Stream.concat(bundles, content).toList());
        if (base != null && records.find(base.digest()).isEmpty()) {
            throw BundleException.notFound(base.digest());
        }
        // Content first: a row must never point at content that is not there. Content without a row only takes up room.
        upload.sources().forEach(source -> blobs.put(source.content()));
        return new StoredUpload(bundle, reservation);
    }

    /**
     * Makes the bundle known; the same files in the same order are the bundle that is already there. Comes first in the
     * caller's transaction; until that ends, neither the bundle nor its content can be removed.
     *
     * @throws dev.snapforge.blob.BlobStoreUnavailableException if storing took so long that the content may be gone again
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(StoredUpload stored) {
        reservations.settle(stored.reservation());
        records.save(stored.bundle());
    }
}
