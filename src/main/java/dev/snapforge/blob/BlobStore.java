package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Content addressed by its SHA-256. What is stored never changes, so putting the same content again is harmless, and a reader
 * needs no lock. Every operation throws {@link BlobStoreUnavailableException} where the place behind the store fails.
 */
public interface BlobStore {

    /** Stores these bytes; when it returns, they survive a power cut. Content that is there, but damaged, is put right. */
    Digest put(byte[] content);

    /**
     * Stores all that the stream still holds, without keeping it in memory; the caller closes the stream. Nothing stays
     * behind when it fails.
     *
     * @param maxBytes the most bytes to accept
     * @throws BlobTooLargeException if the stream holds more
     * @throws IOException if the stream cannot be read; failures of the store itself are not reported this way
     */
    Stored put(InputStream content, long maxBytes) throws IOException;

    /**
     * The whole content, checked against its digest on the way out. Content that is no longer what it was is moved out of the
     * way first, so that a later put can store it afresh.
     *
     * @param maxBytes the most bytes to read; whoever can write to the store decides how many there are
     * @throws BlobDamagedException if the bytes do not have this digest
     * @throws BlobMissingException if there is no such content
     * @throws BlobTooLargeException if there are more
     */
    byte[] read(Digest digest, long maxBytes);

    /** As {@link #read(Digest, long)}, however long it is: for content that was limited when it was stored. */
    default byte[] read(Digest digest) {
        return read(digest, Long.MAX_VALUE);
    }

    /**
     * Copies the whole content into a file, checked as {@link #read(Digest, long)} does it, in memory that does not grow with it.
     *
     * @param target of the caller's; what is there is replaced, and is of no use if this fails
     */
    void copy(Digest digest, Path target, long maxBytes);

    /** Whether there is content under this digest; says nothing about its health. */
    boolean contains(Digest digest);

    /** Removes the content; does nothing where there is none. */
    void delete(Digest digest);

    /**
     * What the store holds, in the order of the digests; says nothing about its health.
     *
     * @param after only what comes behind this digest, or null
     * @param limit most contents to give, at least 1; fewer mean that there are no more
     */
    List<Listed> list(@Nullable Digest after, int limit);

    /**
     * An address from which anybody can fetch the content for a while, past this service and its checks; empty for stores that
     * have none.
     *
     * @param validity for how long, at least a second
     */
    Optional<URI> link(Digest digest, Duration validity);

    /**
     * What a put stored.
     *
     * @param digest the content's address
     * @param size its length in bytes
     */
    record Stored(Digest digest, long size) {}

    /**
     * Content as a list of the store shows it.
     *
     * @param digest its address
     * @param size its length in bytes
     * @param storedAt when it was last written, by the store's clock
     */
    record Listed(Digest digest, long size, Instant storedAt) {}
}
