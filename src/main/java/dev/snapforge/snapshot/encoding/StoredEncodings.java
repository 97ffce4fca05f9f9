package dev.snapforge.snapshot.encoding;

import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobMissingException;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.BlobStoreUnavailableException;
import dev.snapforge.blob.BlobTooLargeException;
import dev.snapforge.core.Digest;
import dev.snapforge.observe.VerificationFailureCounter;
import dev.snapforge.snapshot.SnapshotException;
import dev.snapforge.snapshot.encoding.EncodingRepository.Kept;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Compressed containers from the store: their bytes are checked, and that they decode to the container. */
@Service
class StoredEncodings implements ContainerEncodings {

    private static final Logger LOG = LoggerFactory.getLogger(StoredEncodings.class);

    /** Each has a whole dictionary in memory, which no limit of downloads counts. */
    private static final int DICTIONARIES_AT_ONCE = 2;

    private final BlobStore blobs;
    private final EncodingRepository rows;
    private final EncodingStorage storage;
    private final VerificationFailureCounter failures;
    private final Semaphore dictionaries = new Semaphore(DICTIONARIES_AT_ONCE);

    StoredEncodings(
            BlobStore blobs, EncodingRepository rows, EncodingStorage storage, VerificationFailureCounter failures) {
        this.blobs = blobs;
        this.rows = rows;
        this.storage = storage;
        this.failures = failures;
    }

    @Override
    public byte[] zstd(Digest container, long size) {
        EncodingKey key = new EncodingKey(container, null);
        return find(key, size).orElseGet(() -> {
            byte[] encoded = ZstdCompression.compress(blobs.read(container));
            try {
                storage.keep(key, encoded);
            } catch (DataAccessException | BlobStoreUnavailableException e) {
                LOG.warn("Container {} was compressed for a download, and that could not be kept", container, e);
            }
            return encoded;
        });
    }

    @Override
    public boolean hasDelta(Digest container, Digest dictionary) {
        return rows.find(new EncodingKey(container, dictionary)).isPresent();
    }

    @Override
    public Optional<byte[]> delta(Digest container, Digest dictionary, long size) {
        dictionaries.acquireUninterruptibly();
        try {
            return find(new EncodingKey(container, dictionary), size);
        } finally {
            dictionaries.release();
        }
    }

    private Optional<byte[]> find(EncodingKey key, long size) {
        Kept kept = rows.find(key).orElse(null);
        if (kept == null) {
            return Optional.empty();
        }
        try {
            byte[] encoded = blobs.read(kept.content(), kept.size());
            requireDecodes(encoded, key, size);
            return Optional.of(encoded);
        } catch (BlobStoreUnavailableException e) {
            // It may be fine: the container itself can be in memory.
            LOG.warn("Container {} in the coding {} cannot be read now", key.container(), key.coding(), e);
            return Optional.empty();
        } catch (BlobDamagedException | BlobMissingException | BlobTooLargeException | SnapshotException e) {
            LOG.warn(
                    "Container {} in the coding {} is not used and will be made again",
                    key.container(),
                    key.coding(),
                    e);
            failures.note(e);
            rows.forget(key, kept);
            return Optional.empty();
        }
    }

    /** The bytes are what was stored; that they are of this container is what a row says. */
    private void requireDecodes(byte[] encoded, EncodingKey key, long size) {
        String found;
        try {
            found = ZstdCompression.decodedDigest(encoded, dictionary(key), size)
                    .toString();
        } catch (IOException e) {
            found = String.valueOf(e.getMessage());
        }
        if (!found.equals(key.container().toString())) {
            throw SnapshotException.damaged(key.container(), key.container().toString(), found);
        }
    }

    private byte @Nullable [] dictionary(EncodingKey key) {
        Digest dictionary = key.dictionary();
        return dictionary == null ? null : blobs.read(dictionary);
    }
}
