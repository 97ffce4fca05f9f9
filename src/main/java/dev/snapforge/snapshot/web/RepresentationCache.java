package dev.snapforge.snapshot.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import dev.snapforge.snapshot.SnapshotException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Makes representations and keeps those in demand in memory, so that a hot download costs neither hashing nor compressing
 * again. What is kept was checked as it left the store, and cannot change: its key is its digest.
 */
@Component
class RepresentationCache {

    private final BlobStore blobs;
    private final Cache<Digest, byte[]> containers;
    private final Cache<Key, Representation> encoded;
    private final Cache<ContainerSlice, Boolean> sound =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** Half of the memory is for whole files, of which the blobs are slices, and half for what was compressed. */
    RepresentationCache(BlobStore blobs, DownloadSettings settings, DownloadMeters meters) {
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
     * @throws dev.snapforge.core.SnapforgeException of kind DAMAGED, if the store's content is damaged or missing, or the slice is not what its record says
     */
    Representation get(ContainerSlice slice, ContentCoding coding) {
        requireSound(slice);
        if (coding == ContentCoding.IDENTITY) {
            return new Representation(container(slice), slice.offset(), slice.length(), slice.digest());
        }
        return encoded.get(new Key(slice.digest(), coding), key -> encode(slice, coding));
    }

    private Representation encode(ContainerSlice slice, ContentCoding coding) {
        byte[] bytes = coding.encode(container(slice), slice.offset(), slice.length());
        return new Representation(bytes, 0, bytes.length, Digest.of(bytes));
    }

    /** The place of a slice comes from the database, so it is compared with the content, once. */
    private void requireSound(ContainerSlice slice) {
        if (sound.getIfPresent(slice) == null) {
            byte[] container = container(slice);
            // Both lie in a row, which may say anything by now.
            boolean inside = slice.offset() >= 0
                    && slice.length() >= 0
                    && (long) slice.offset() + slice.length() <= container.length;
            String found = inside
                    ? Digest.of(Arrays.copyOfRange(container, slice.offset(), slice.offset() + slice.length()))
                            .toString()
                    : "a part that lies outside of the file";
            if (!found.equals(slice.digest().toString())) {
                throw SnapshotException.damaged(
                        slice.container(), slice.digest().toString(), found);
            }
            sound.put(slice, true);
        }
    }

    private byte[] container(ContainerSlice slice) {
        return containers.get(slice.container(), blobs::read);
    }

    private record Key(Digest content, ContentCoding coding) {}
}
