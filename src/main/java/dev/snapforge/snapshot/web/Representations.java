package dev.snapforge.snapshot.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.kernel.Digest;
import dev.snapforge.snapshot.Slice;
import org.springframework.stereotype.Component;

/**
 * Makes representations and keeps those in demand in memory, so that a hot download costs neither hashing nor compressing
 * again. What is kept was checked as it left the store, and cannot change: its key is its digest.
 */
@Component
class Representations {

    private final BlobStore blobs;
    private final Cache<Digest, byte[]> containers;
    private final Cache<Key, Representation> encoded;

    /** Half of the memory is for whole files, of which the blobs are slices, and half for what was compressed. */
    Representations(BlobStore blobs, DownloadSettings settings, DownloadMeters meters) {
        this.blobs = blobs;
        long half = settings.cacheSize().toBytes() / 2;
        this.containers = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((Digest key, byte[] bytes) -> bytes.length)
                .recordStats()
                .build();
        this.encoded = Caffeine.newBuilder()
                .maximumWeight(half)
                .weigher((Key key, Representation representation) -> representation.length())
                .recordStats()
                .build();
        meters.watch(containers, "containers");
        meters.watch(encoded, "encoded-downloads");
    }

    /**
     * A slice in one coding.
     *
     * @throws dev.snapforge.kernel.SnapforgeException of kind DAMAGED, if the store's content is damaged or missing
     */
    Representation get(Slice slice, ContentCoding coding) {
        if (coding == ContentCoding.IDENTITY) {
            return new Representation(container(slice), slice.offset(), slice.length(), slice.digest());
        }
        return encoded.get(new Key(slice.digest(), coding), key -> encode(slice, coding));
    }

    private Representation encode(Slice slice, ContentCoding coding) {
        byte[] bytes = coding.encode(container(slice), slice.offset(), slice.length());
        return new Representation(bytes, 0, bytes.length, Digest.of(bytes));
    }

    private byte[] container(Slice slice) {
        return containers.get(slice.container(), blobs::read);
    }

    private record Key(Digest content, ContentCoding coding) {}
}
