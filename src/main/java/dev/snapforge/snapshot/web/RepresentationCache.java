package dev.snapforge.snapshot.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import dev.snapforge.snapshot.SnapshotException;
import dev.snapforge.snapshot.encoding.ContainerEncodings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes representations and keeps those in demand in memory, so that a hot download costs neither hashing nor compressing
 * again. What is kept was checked as it left the store, and cannot change: its key is its digest.
 */
@Component
class RepresentationCache {

    private final BlobStore blobs;
    private final ContainerEncodings encodings;
    private final Cache<Digest, byte[]> containers;
    private final Cache<Key, Representation> encoded;
    private final Cache<ContainerSlice, Boolean> sound =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** Half of the memory is for whole files, of which the blobs are slices, and half for what was compressed. */
    RepresentationCache(
            BlobStore blobs, ContainerEncodings encodings, DownloadSettings settings, DownloadMeters meters) {
        this.blobs = blobs;
        this.encodings = encodings;
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
     * A slice in a coding that needs no dictionary.
     *
     * @throws dev.snapforge.core.SnapforgeException of kind DAMAGED, if the store's content is damaged or missing, or the slice is not what its record says
     */
    Representation get(ContainerSlice slice, ContentCoding coding) {
        if (coding == ContentCoding.IDENTITY) {
            requireSound(slice);
            return new Representation(container(slice), slice.offset(), slice.length(), slice.digest());
        }
        return encoded.get(new Key(slice.digest(), coding, null), key -> encode(slice, coding));
    }

    /** Whether there seems to be a delta; {@link #delta} tells whether it is any good. */
    boolean hasDelta(ContainerSlice slice, Digest dictionary) {
        return encoded.asMap().containsKey(deltaKey(slice, dictionary))
                || encodings.hasDelta(slice.container(), dictionary);
    }

    /** A container as a delta to one that the client has; empty if there is none to it. */
    Optional<Representation> delta(ContainerSlice slice, Digest dictionary) {
        return Optional.ofNullable(encoded.get(
                deltaKey(slice, dictionary),
                key -> encodings
                        .delta(slice.container(), dictionary, slice.length())
                        .map(Representation::of)
                        .orElse(null)));
    }

    private Representation encode(ContainerSlice slice, ContentCoding coding) {
        if (coding == ContentCoding.ZSTD && slice.isWhole()) {
            return Representation.of(encodings.zstd(slice.container(), slice.length()));
        }
        requireSound(slice);
        byte[] bytes = Arrays.copyOfRange(container(slice), slice.offset(), slice.offset() + slice.length());
        return Representation.of(coding == ContentCoding.ZSTD ? ContainerEncodings.compress(bytes) : gzip(bytes));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream(bytes.length / 3);
        try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toByteArray();
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

    private static Key deltaKey(ContainerSlice slice, Digest dictionary) {
        return new Key(slice.digest(), ContentCoding.DCZ, dictionary);
    }

    private record Key(
            Digest content, ContentCoding coding, @Nullable Digest dictionary) {}
}
